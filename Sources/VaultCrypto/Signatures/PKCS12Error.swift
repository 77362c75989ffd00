/// Why a PKCS#12 file gives no key to sign with. It never carries key material.
public struct PKCS12Error: Error, Equatable, Sendable {
  /// The kinds of refusal.
  public enum Code: Sendable {
    /// Not a PKCS#12 file (RFC 7292).
    case malformed
    /// It asks for more rounds of its passphrase than are done for any file: opening it could take hours.
    case tooManyRounds
    /// Another passphrase opens it.
    case wrongPassphrase
    /// It is encrypted in a way that current libraries no longer open, such as RC2 with 40 bits.
    case legacyEncryption
    /// There is no private key in it, or no certificate of that key.
    case noKey
    /// The key is of a kind that is not signed with; the reason names it.
    case unsupportedKey
  }

  /// The kind of refusal.
  public let code: Code
  /// What exactly was refused; not part of equality.
  public let reason: String

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  init(_ code: Code, _ reason: String = "") {
    self.code = code
    self.reason = reason
  }
}
