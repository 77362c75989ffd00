/// Why bytes were refused, or why a statement about a log does not hold.
public struct TransparencyLogError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of refusal; the raw values are stable and may be written to reports.
  public enum Code: String, Sendable, CaseIterable {
    /// Text is not the path of a tile or entry bundle (c2sp.org/tlog-tiles).
    case malformedTilePath
    /// A tile's bytes are not the hashes its path promises (c2sp.org/tlog-tiles).
    case malformedTile
    /// Bytes are not an entry bundle of the width asked for (c2sp.org/tlog-tiles).
    case malformedEntryBundle
    /// Text is not a verifier key, or not a name that a key may have (c2sp.org/signed-note).
    case malformedKey
    /// Bytes are not a signed note (c2sp.org/signed-note).
    case malformedNote
    /// A note's text is not a checkpoint (c2sp.org/tlog-checkpoint).
    case malformedCheckpoint
    /// Bytes are not a cosignature (c2sp.org/tlog-cosignature).
    case malformedCosignature
    /// Bytes are not a proof, or a hash in it is not 32 bytes long (c2sp.org/tlog-proof).
    case malformedProof
    /// Bytes are not a policy (c2sp.org/tlog-policy).
    case malformedPolicy
    /// More bytes, lines or entries than this module takes.
    case limitExceeded
    /// An index or size lies outside the tree.
    case outOfRange
    /// The hashes of a proof do not lead to the root (RFC 9162 §2.1.3.2, §2.1.4.2).
    case proofMismatch
    /// A signature under a known key does not belong to the text.
    case badSignature
    /// No signature is from a known key.
    case noKnownSignature
    /// Two known keys share name and identifier.
    case ambiguousKey
    /// A key of another signature type is needed for this.
    case wrongKeyType
    /// The checkpoint is from another log than the one expected.
    case wrongOrigin
    /// A log signature or a quorum of witnesses is missing.
    case policyNotMet
  }

  /// The kind of refusal.
  public let code: Code
  /// What exactly was refused, for people; not stable.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// Two errors are the same when their code is; the detail is for people.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Code and detail.
  public var description: String { "\(code.rawValue): \(detail)" }
}
