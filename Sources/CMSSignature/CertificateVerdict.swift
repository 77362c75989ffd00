public import VaultCrypto

/// What the certificate of a signature is worth, at a time, to somebody who believes certain roots.
public struct CertificateVerdict: Sendable {
  /// The verdicts; the raw values are stable and may be stored.
  public enum Word: String, Sendable, CaseIterable {
    /// It leads to a root that is believed, and everything on the way held at the time.
    case valid
    /// It, or one above it, had expired.
    case expired
    /// It, or one above it, was not valid yet.
    case notYetValid = "not-yet-valid"
    /// Its key is not for signing documents.
    case wrongKeyUsage = "wrong-key-usage"
    /// It, or one above it, was revoked by then.
    case revoked
    /// It leads to no root that is believed.
    case unknownRoot = "unknown-root"
    /// The chain does not hold in another way, or is too weak.
    case invalid
    /// Nobody is believed, so nothing can be said.
    case unverifiable
  }

  /// The verdict.
  public let word: Word
  /// For when it was given, in seconds from 1970-01-01T00:00:00Z.
  public let moment: Int64
  /// Why, for people; empty for `.valid` and `.unverifiable`.
  public let reason: String
  /// The root that it leads to; nil where it leads to none.
  public let root: X509Certificate?
  /// Whether revocation lists were at hand for the whole chain.
  public let isRevocationKnown: Bool

  init(
    _ word: Word, at moment: Int64, _ reason: String = "", root: X509Certificate? = nil, isRevocationKnown: Bool = false
  ) {
    self.word = word
    self.moment = moment
    self.reason = reason
    self.root = root
    self.isRevocationKnown = isRevocationKnown
  }
}
