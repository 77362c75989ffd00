/// Why no chain leads from a certificate to a trusted root at a time.
public struct ChainFailure: Error, Sendable, Equatable {
  /// The kinds of refusal.
  public enum Code: Sendable {
    /// It leads to no root that is trusted.
    case unknownRoot
    /// A certificate on the way had expired.
    case expired
    /// A certificate on the way was not valid yet.
    case notYetValid
    /// A certificate on the way is for something else.
    case wrongPurpose
    /// A key is too short, or a digest too weak, for 112 bits of security.
    case weak
    /// The chain is broken in another way.
    case invalid
  }

  /// The kind of refusal.
  public let code: Code
  /// What exactly was refused, in libcrypto's words: not part of equality.
  public let reason: String

  /// Two failures are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
