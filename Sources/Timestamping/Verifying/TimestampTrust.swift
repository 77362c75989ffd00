public import VaultCrypto

/// Whom a verifier believes about time, all of it given by them.
public struct TimestampTrust: Sendable {
  /// The certificates of a file of roots: self-signed ones are trusted, others help to build chains and may be an authority's own.
  public let certificates: [X509Certificate]
  /// The policies under which a token counts; empty for any.
  public let policies: Set<PolicyIdentifier>
  /// SHA-256 of certificates that a list calls qualified: an authority's own, or one above it.
  public let qualified: Set<SHA256Digest>
  /// Revocation lists, beside those that lie with the tokens.
  public let lists: [RevocationList]

  /// A trust.
  public init(
    certificates: [X509Certificate], policies: Set<PolicyIdentifier> = [], qualified: Set<SHA256Digest> = [],
    lists: [RevocationList] = []
  ) {
    self.certificates = certificates
    self.policies = policies
    self.qualified = qualified
    self.lists = lists
  }

  /// Reads a list of qualified certificates: one SHA-256 of a certificate's DER a line, in hexadecimal, then perhaps a space and a
  /// remark; empty lines, and lines that begin with `#`, say nothing.
  /// - Throws: `.malformed`, with the line.
  public static func qualifiedList(_ file: [UInt8]) throws(TimestampError) -> Set<SHA256Digest> {
    var digests: Set<SHA256Digest> = []
    for (index, line) in file.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
      let text = line.last == 0x0d ? line.dropLast() : line
      guard let first = text.first, first != 0x23 else { continue }
      guard let digest = SHA256Digest(hex: String(decoding: text.prefix { $0 != 0x20 }, as: UTF8.self)) else {
        throw TimestampError(.malformed, "line \(index + 1) does not begin with a SHA-256 in hexadecimal")
      }
      digests.insert(digest)
    }
    return digests
  }
}
