import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault unlock` and `evault lock`.
enum UnlockCommands {
  private static let longest: UInt32 = 24 * 3600

  static let unlock = Command(
    CommandSpecification(
      ["unlock"], "Keep your identity open for this login session, so that its passphrase is typed once.",
      options: [.value("for", nil, "TIME", help: "how long: 30m, 8h; at most 24h (else 30m)")],
      details: """
        The kernel keeps it in memory that is never written to a disk; every program of this session could ask for it. Where a
        machine may be taken while it runs, do not use this. evault lock forgets it at once.
        """,
      example: "evault unlock --for 30m")
  ) { session throws(UserError) in
    let seconds = try seconds(try session.invocation.text("for") ?? "30m")
    let path = try session.identityPath
    _ = UnlockedIdentity.forget(path)
    let identity = try session.identity().identity
    guard UnlockedIdentity.keep(identity, of: path, seconds: seconds) else {
      throw UserError(
        .failed, "This machine keeps no keyring for the session.", safe: "Nothing was kept.",
        next: "Give the passphrase with each command, or with EVAULT_PASSPHRASE_COMMAND.")
    }
    return CommandResult(
      schema: "unlock", ["file": .string(path.description), "seconds": .integer(Int(seconds))],
      text:
        "\(path) is open in this session for \(seconds == 60 ? "one minute" : "\(seconds / 60) minutes"). Forget it sooner with: evault lock\n"
    )
  }

  static let lock = Command(
    CommandSpecification(["lock"], "Forget an identity that was kept open.", example: "evault lock")
  ) { session throws(UserError) in
    let path = try session.identityPath
    let was = UnlockedIdentity.forget(path)
    return CommandResult(
      schema: "lock", ["file": .string(path.description), "was_open": .bool(was)],
      text: was ? "\(path) is not open any more.\n" : "\(path) was not open.\n")
  }

  private static func seconds(_ text: String) throws(UserError) -> UInt32 {
    guard let seconds = Quantity.seconds(text), seconds <= longest, !text.hasSuffix("d") else {
      throw UserError(.usage, "--for takes minutes or hours, up to 24h: 30m, 8h.")
    }
    return UInt32(seconds)
  }
}
