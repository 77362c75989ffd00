import Custody
import TerminalInterface
import VaultKit

/// `evault verify`.
enum VerifyBundleCommand {
  static let command = Command(
    CommandSpecification(
      ["verify"], "Verify a bundle, offline and without any key.", positionals: "BUNDLE", count: 1...1,
      options: VerifyCommand.options, details: VerifyCommand.details,
      example: "evault verify bundle-1 --fingerprint 77be…")
  ) { session throws(UserError) in
    try VerifyCommand.run(
      session.invocation.positionals[0], fingerprint: session.fingerprint(), policy: session.invocation.path("policy"),
      time: TimeOptions.question(session.invocation, now: .now))
  }
}
