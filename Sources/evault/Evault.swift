import TerminalInterface
import Translations
import VaultCrypto
import VaultFiles
import VaultKit

/// The program `evault`: finds the command, runs it, prints its one result.
@main enum Evault {
  static func main() {
    Process.prepare()
    CryptoLibrary.start()
    let arguments = Array(Process.arguments.dropFirst())
    let code = run(arguments)
    guard code == .done, StandardStream.hasLostResult else { Process.exit(code) }
    StandardStream.message("evault: What was asked for was done, but the result could not be written.")
    Process.exit(.failed)
  }

  private static func run(_ arguments: [FilePath]) -> ExitCode {
    if arguments == ["--version"] {
      StandardStream.result("evault \(Program.version)\n")
      return .done
    }
    let wantsJSON = arguments.prefix { $0 != "--" }.contains("--json")
    do throws(UserError) {
      let words = arguments.prefix { $0.bytes.first != 0x2d }.map(\.description)
      if words.first == "help", words.count > 1 { return run(Array(arguments.dropFirst()) + ["--help"]) }
      guard let command = CommandTable.find(words) else { return try help(arguments, words) }
      let count = command.specification.words.count
      let options = command.specification.options + Command.commonOptions
      let invocation = try Invocation(
        Array(arguments.dropFirst(count)), options: options, count: command.specification.positionalCount,
        positionals: command.specification.positionals)
      if invocation.has("help") {
        StandardStream.result(command.specification.shownHelp(program: "evault", common: Command.commonOptions))
        return .done
      }
      defer { warnOfMemory() }
      let result = try command.run(Session(invocation, command: command.specification))
      StandardStream.show(result, asJSON: wantsJSON)
      return result.code
    } catch {
      StandardStream.show(error, program: "evault", asJSON: wantsJSON)
      return error.code
    }
  }

  /// Tells that an older copy of the vault would not be noticed here.
  private static func warnOfMemory() {
    guard let reason = HeadMemoryFault.reason else { return }
    StandardStream.message(
      Style.warning("memory")
        + "  What this machine saw of the vault last could not be kept: \(VisibleText.escape(reason)) An older copy in its place would not be noticed here. Everything else is as it is told."
    )
  }

  private static func help(_ arguments: [FilePath], _ words: [String]) throws(UserError) -> ExitCode {
    let isAsked = arguments.isEmpty || arguments.contains("--help") || arguments.contains("-h") || words == ["help"]
    let group = CommandTable.all.filter { !words.isEmpty && $0.specification.words.first == words.first }
    guard isAsked || !group.isEmpty else {
      throw UserError(
        .usage, Phrase("error.no_command", ["word": words.first ?? arguments[0].description]),
        next: Phrase("error.see", ["command": "evault --help"]))
    }
    let text = CommandTable.overview(group.isEmpty ? CommandTable.all : group)
    if isAsked {
      StandardStream.result(TextWrap.shown(text))
      return .done
    }
    throw UserError(
      .usage, "evault \(words[0]) needs one more word.",
      next: "One of: " + group.map { $0.specification.words.joined(separator: " ") }.joined(separator: ", "))
  }
}
