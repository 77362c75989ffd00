import Custody
import Glibc
import TerminalInterface
import VaultCrypto
import VaultFiles

/// The program `evault-verify`: verifies a bundle, and does nothing else. No network, no configuration, and no key but the one that a sealed bundle
/// is opened with.
@main enum EvaultVerify {
  static let version = "0.1.0"

  private static let specification = CommandSpecification(
    [], "Verify an evidence bundle, offline; a sealed one without unpacking it.", positionals: "BUNDLE", count: 1...1,
    options: [.value("fingerprint", nil, "HEX", help: "the vault's fingerprint as you know it from elsewhere")]
      + VerifyCommand.options + keyOptions + [page],
    details: VerifyCommand.details + "\n\nExit codes:\n" + exitCodes,
    example: """
      evault-verify bundle-1 --fingerprint 77be…
      evault-verify bundle-1 --fingerprint 77be… --report record.html
      evault-verify bundle-1.tar.age --identity key.txt --fingerprint 77be…
      evault-verify --page verify.html
      """)

  /// Those of a verdict, and of what keeps from one.
  private static let exitCodes = [
    ExitCode.done, .failed, .usage, .wrongPassphraseOrIdentity, .corrupt, .badSignature, .signerNotTrusted,
    .timeNotEstablished, .incompleteOrRolledBack, .badDisclosure,
  ].map { "  " + TextWidth.fit(String($0.rawValue), 5) + $0.meaning }.joined(separator: "\n")

  private static let page = OptionSpecification.value(
    "page", nil, "FILE",
    help: "verify nothing: write the web page that verifies bundles in a browser, and say its digest")

  private static let keyOptions: [OptionSpecification] = [
    .value("identity", nil, "FILE", help: "for a sealed bundle: the file with the key that it was sealed to"),
    .value("passphrase-file", nil, "FILE", help: "a file whose first line is the passphrase of bundle or identity"),
    .value("passphrase-fd", nil, "N", help: "an open file descriptor to read the passphrase from"),
  ]

  private static func keys(_ invocation: Invocation) -> SealedBundleKeys {
    SealedBundleKeys(
      identity: { () throws(UserError) in
        if let path = invocation.path("identity") { return path }
        throw UserError(
          .wrongPassphraseOrIdentity, "The bundle is sealed to a key.", safe: "Nothing was verified.",
          next: "Name the file with the key: --identity FILE")
      },
      passphrase: { question throws(UserError) in
        if let given = try PassphraseInput.given(invocation) ?? Prompt.secret(question) { return given }
        throw UserError(
          .wrongPassphraseOrIdentity, "A passphrase is needed, and there is no terminal to ask at.",
          next: "Give it with --passphrase-file FILE or --passphrase-fd N.")
      })
  }

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
      if arguments.prefix(while: { $0 != "--" }).contains("--page"),
        let file = try Invocation(arguments, options: [page] + common, count: 0...0).path("page")
      {
        let result = try PageCommand.run(file)
        StandardStream.show(result, asJSON: wantsJSON)
        return result.code
      }
      let invocation = try Invocation(
        arguments, options: specification.options + common, count: specification.positionalCount,
        positionals: specification.positionals)
      if invocation.has("help") {
        StandardStream.result(specification.shownHelp(program: "evault-verify", common: common))
        return .done
      }
      var fingerprint: Fingerprint?
      if let text = try invocation.text("fingerprint") {
        fingerprint = Fingerprint(typed: text)
        guard fingerprint != nil else {
          throw UserError(
            .usage, "A fingerprint has 64 hexadecimal digits.", safe: "Nothing was verified.",
            next:
              "Ask the vault's people for it, another way than the bundle. Without --fingerprint the exit code is 22."
          )
        }
      }
      let result = try VerifyCommand.run(
        invocation.positionals[0], fingerprint: fingerprint, invocation, keys: keys(invocation),
        program: RunningProgram(name: "evault-verify", version: version), now: Timestamp(seconds: Int64(time(nil))))
      StandardStream.show(result, asJSON: wantsJSON)
      return result.code
    } catch {
      StandardStream.show(error, program: "evault-verify", asJSON: wantsJSON)
      return error.code
    }
  }
}
