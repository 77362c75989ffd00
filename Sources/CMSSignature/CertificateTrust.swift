public import VaultCrypto

/// Whom a verifier believes about who signs, all of it given by them.
public struct CertificateTrust: Sendable {
  /// The certificates of a file of roots: self-signed ones are trusted, others help to build chains.
  public let certificates: [X509Certificate]
  /// Revocation lists, beside those that come with a signature.
  public let lists: [RevocationList]

  /// A trust.
  public init(certificates: [X509Certificate], lists: [RevocationList] = []) {
    self.certificates = certificates
    self.lists = lists
  }
}
