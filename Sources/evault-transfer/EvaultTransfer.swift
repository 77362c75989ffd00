import CLinux
import Glibc
import Transfer

/// The program `evault-transfer`: asks a server what standard input says, and gives the answer on standard output
/// (Schemas/README.md §3.10). It is started by `evault`, and knows no vault and no key.
@main enum EvaultTransfer {
  private static let version = "0.1.0"

  private static let help = """
    Asks one server one thing, or an object store many, for evault: requests come on standard input, answers go to standard
    output. It knows no vault and no key; what opens an object store it takes from where the AWS tools do. Its format is described in Schemas/README.md, section 3.10.

    Usage: evault-transfer < REQUEST

    Options:
      -h, --help  this help
      --version   the version

    Example:
      printf 'evault-transfer 1\\nmethod GET\\nurl https://tsa.example/\\ntimeout 30\\nlimit 65536\\nredirects 0\\nbody 0\\n\\n' \\
        | evault-transfer

    """

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // An identity that is kept open for the session is none of this program's business.
    evault_keyring_leave()
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case nil: exit(run() ? 0 : 1)
    case "--version" where arguments.count == 1:
      print("evault-transfer \(version)")
    case "--help" where arguments.count == 1, "-h" where arguments.count == 1:
      print(help, terminator: "")
    default:
      _ = StandardOutput.write(Array("It takes no arguments: see evault-transfer --help\n".utf8), to: 2)
      exit(2)
    }
  }

  /// False where the answer could not be given whole.
  private static func run() -> Bool {
    var input = StandardInput()
    let output = AnswerWriter()
    let lines = input.lines()
    if let lines, ServicePlace.isMeant(lines) {
      for end: Int32 in 0...1 { evault_widen_pipe(end) }
      guard var session = ServiceSession(lines: lines, input: input) else { return false }
      return session.run()
    }
    guard let lines, let request = TransferRequest(lines: lines) else {
      return output.fail(.refused, "the request is none")
    }
    return Exchange(request, input: input, output: output).run()
  }
}
