/// Why an event, a roster or a tombstone is not what it claims to be. Equal when the code is.
public struct CustodyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The reasons, stable words for reports.
  public enum Code: String, Sendable, CaseIterable {
    /// Not a token of the form that Schemas/README.md describes.
    case malformed
    /// A disclosure is forged, moved, doubled or belongs to no digest.
    case badDisclosure = "bad-disclosure"
    /// The signature is not the signer's.
    case badSignature = "bad-signature"
    /// The signer is in no roster, or not in the one in force.
    case unknownSigner = "unknown-signer"
    /// The signer's role does not permit it.
    case notPermitted = "not-permitted"
    /// It names another vault.
    case wrongVault = "wrong-vault"
    /// It claims another roster version than the one in force.
    case wrongRoster = "wrong-roster"
    /// The log's entry is about other bytes, another class or other objects.
    case entryMismatch = "entry-mismatch"
    /// It claims to have seen a tree head that its place in the log cannot have seen.
    case wrongHead = "wrong-head"
    /// A roster version is missing, doubled, out of order or signed by no custodian of the version before.
    case brokenRoster = "broken-roster"
  }

  /// The reason.
  public let code: Code
  /// The place, for people who look for the cause. Never a claim's value.
  public let detail: String

  /// An error.
  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// Code and place.
  public var description: String { "\(code.rawValue): \(detail)" }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
