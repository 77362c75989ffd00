public import TransparencyLog
internal import VaultFiles
internal import VerificationRecord

/// What a person who verifies or checks asks for, from the command line.
public struct PolicyOptions {
  private static let maximumPolicy = 1 << 20

  /// The options.
  public static let options: [OptionSpecification] = [
    .value(
      "policy", nil, "FILE", help: "your own log policy (C2SP tlog-policy): which cosigners must vouch for the log"),
    .value("minimum-roster", nil, "N", help: "the least version of the roster that you take"),
  ]

  /// The policy; nil where none was given.
  public let policy: LogPolicy?
  /// The least roster version; nil where none was given.
  public let minimumRoster: Int?

  /// Reads them.
  /// - Parameter ledger: keeps what was given.
  public init(_ invocation: Invocation, ledger: InputLedger? = nil) throws(UserError) {
    policy = try invocation.path("policy").map { path throws(UserError) in try Self.read(path, ledger) }
    minimumRoster = try invocation.text("minimum-roster").map { text throws(UserError) in
      guard let version = Int(text), version > 0 else {
        throw UserError(
          .usage, "--minimum-roster needs the number of a roster's version.", next: "For example: --minimum-roster 2")
      }
      ledger?.note(.minimumRoster, "\(version)")
      return version
    }
  }

  private static func read(_ path: FilePath, _ ledger: InputLedger?) throws(UserError) -> LogPolicy {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Folder.open(path.parent).read(path.lastComponent, limit: maximumPolicy)
    } catch {
      throw UserError(
        .failed, "The policy \(path) cannot be read (\(error.reason)).", safe: "Nothing was verified.",
        next: "Is the path right, and may you read it?")
    }
    ledger?.note(.policy, path, bytes)
    do throws(TransparencyLogError) { return try LogPolicy(bytes) } catch {
      let isWindows = bytes.contains(0x0d)
      throw UserError(
        .usage, "\(path) is not a log policy (\(error.detail)).", safe: "Nothing was verified.",
        next: isWindows
          ? "Save it with line ends of Unix (LF): an editor can, or tr -d '\\r' < \(path) > policy"
          : "Its form is C2SP tlog-policy: lines log, witness, group, quorum.")
    }
  }
}
