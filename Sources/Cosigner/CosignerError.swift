/// Why a cosigner could not do what it was asked. What it refuses to cosign is an answer, not an error.
public struct CosignerError: Error, Equatable, Sendable {
  /// The reasons.
  public enum Code: String, Sendable, CaseIterable {
    /// The state cannot be read or written.
    case file
    /// The state is not what was written.
    case corrupt
    /// What is to be followed is not of the required form, or not signed by whom it must be.
    case malformed
    /// It is another vault's than the fingerprint says, or none was given at the first contact.
    case notTrusted = "not-trusted"
    /// It is older than what is known, or contradicts it.
    case older
    /// The cosigner's own key is among the log's.
    case ownKey = "own-key"
    /// The clock shows an earlier time than the last cosignature.
    case clock
    /// A time or checkpoint that cannot be signed.
    case unsignable
  }

  /// The reason.
  public let code: Code
  /// What happened, for people.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
