import Custody
import TerminalInterface
import VaultKit

/// `evault verify`.
enum VerifyBundleCommand {
  static let command = Command(
    CommandSpecification(
      ["verify"], "Verify a bundle, offline; a sealed one without unpacking it.", positionals: "BUNDLE", count: 1...1,
      options: VerifyCommand.options, details: VerifyCommand.details,
      example: """
        evault verify bundle-1 --fingerprint 77be…
        evault verify bundle-1 --fingerprint 77be… --report record.html
        evault verify bundle-1.tar.age --identity key.txt --fingerprint 77be…
        """)
  ) { session throws(UserError) in
    let keys = SealedBundleKeys(
      identity: { () throws(UserError) in try session.identityPath },
      passphrase: { question throws(UserError) in try Passphrase.ask(session.invocation, question) },
      kept: { path in UnlockedIdentity.recall(path)?.ageIdentity })
    return try VerifyCommand.run(
      session.invocation.positionals[0], fingerprint: session.fingerprint(), session.invocation, keys: keys,
      program: RunningProgram(name: "evault", version: Program.version), now: .now)
  }
}
