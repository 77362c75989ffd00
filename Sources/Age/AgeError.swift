/// Why an age file was not opened, or not written.
///
/// The code is stable and may be shown, stored and compared. The detail is fixed text from this source: it can hold neither key
/// material nor a byte of the file.
public struct AgeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The classes of failure, named as in the C2SP test kit where it has a name.
  public enum Code: String, CaseIterable, Sendable {
    /// The header breaks the grammar, a native stanza breaks its rules, the file ends before its payload begins, or a share is of
    /// low order ("header failure").
    case malformedHeader
    /// The ASCII armor is not the one strict spelling ("armor failure").
    case malformedArmor
    /// The header is well formed and none of the identities opens it ("no match").
    case noMatch
    /// An identity opened the file key, and the header is not the one that was written with it ("HMAC failure").
    case headerMAC
    /// A chunk is not authentic, missing, or one too many ("payload failure").
    case payload
    /// The scrypt work factor is above what the caller allows; no work was done.
    case workFactorTooHigh
    /// These bytes are not a recipient, an identity or a payload key.
    case malformedKey
    /// These recipients cannot share a file: none, a passphrase beside others, an empty passphrase, or too many.
    case invalidRecipients
    /// libcrypto could not do its work, as when scrypt's memory is not to be had.
    case unavailable
  }

  /// The class of failure.
  public let code: Code
  private let detail: StaticString

  /// The code and what exactly was wrong, for people: `malformedHeader: stanza without arguments`.
  public var description: String { "\(code.rawValue): \(detail)" }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  package init(_ code: Code, _ detail: StaticString = "") {
    self.code = code
    self.detail = detail
  }
}
