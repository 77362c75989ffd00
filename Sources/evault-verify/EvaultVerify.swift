import Custody
import Glibc
import TerminalInterface
import VaultCrypto
import VaultFiles

/// The program `evault-verify`: verifies a bundle, and does nothing else. No network, no keys, no configuration.
@main enum EvaultVerify {
  static let version = "0.1.0"

  private static let specification = CommandSpecification(
    [], "Verify an evidence bundle, offline and without any key.", positionals: "BUNDLE", count: 1...1,
    options: [.value("fingerprint", nil, "HEX", help: "the vault's fingerprint as you know it from elsewhere")]
      + VerifyCommand.options,
    details: VerifyCommand.details, example: "evault-verify bundle-1 --fingerprint 77be…")

  private static let common: [OptionSpecification] = [
    .toggle("json", help: "one JSON document as the result, errors included"), .toggle("help", "h", help: "this help"),
  ]

  static func main() {
    Process.prepare()
    CryptoLibrary.start()
    let code = run(Array(Process.arguments.dropFirst()))
    guard code == .done, StandardStream.hasLostResult else { Process.exit(code) }
    StandardStream.message("evault-verify: The verdict could not be written.")
    Process.exit(.failed)
  }

  private static func run(_ arguments: [FilePath]) -> ExitCode {
    if arguments == ["--version"] {
      StandardStream.result("evault-verify \(version)\n")
      return .done
    }
    let wantsJSON = arguments.prefix { $0 != "--" }.contains("--json")
    do throws(UserError) {
      let invocation = try Invocation(
        arguments, options: specification.options + common, count: specification.positionalCount)
      if invocation.has("help") {
        StandardStream.result(specification.help(program: "evault-verify", common: common))
        return .done
      }
      var fingerprint: Fingerprint?
      if let text = try invocation.text("fingerprint") {
        fingerprint = Fingerprint(typed: text)
        guard fingerprint != nil else { throw UserError(.usage, "A fingerprint has 64 hexadecimal digits.") }
      }
      let result = try VerifyCommand.run(
        invocation.positionals[0], fingerprint: fingerprint, policy: invocation.path("policy"),
        time: TimeOptions.question(invocation, now: Timestamp(seconds: Int64(time(nil)))))
      StandardStream.show(result, asJSON: wantsJSON)
      return result.code
    } catch {
      StandardStream.show(error, program: "evault-verify", asJSON: wantsJSON)
      return error.code
    }
  }
}
