package import VaultCrypto

/// Which certificate a signer says is theirs: `SigningCertificate` or `SigningCertificateV2` (RFC 5035 §3, §4), inside the signature.
package struct SigningCertificate {
  private enum Digest {
    case sha1
    case imprint(ImprintAlgorithm)
  }

  private let digest: Digest
  private let value: [UInt8]

  /// The signer's, from a message's attributes; the second version where there are both.
  /// - Throws: `.signerNotFixed` where there is none, `.malformed`, `.weakAlgorithm` for a second version by a digest that is not taken.
  package init(_ message: borrowing SignedMessage) throws(TimestampError) {
    if let der = message.signedAttribute(.signingCertificateV2) {
      var first = try Self.first(der)
      // A name for SHA-1 has no place here: the first version is for that (RFC 5035 §3).
      digest = .imprint(first.has(.sequence) ? try ImprintAlgorithm.read(&first) : .sha256)
      value = Array(try first.next(.octetString))
    } else if let der = message.signedAttribute(.signingCertificate) {
      var first = try Self.first(der)
      digest = .sha1
      value = Array(try first.next(.octetString))
    } else {
      throw TimestampError(.signerNotFixed, "no signing certificate is named")
    }
  }

  private static func first(_ der: [UInt8]) throws(TimestampError) -> DERReader {
    var reader = try DERReader(only: .sequence, in: der)
    var list = try reader.nested(.sequence)
    guard !list.isAtEnd else { throw TimestampError(.signerNotFixed, "the list of signing certificates is empty") }
    return try list.nested(.sequence)
  }

  /// Whether it is this one.
  /// - Throws: `.unsupportedAlgorithm` where libcrypto lacks the digest.
  package func isDigest(of certificate: X509Certificate) throws(TimestampError) -> Bool {
    switch digest {
    case .sha1: try ImprintAlgorithm.legacy(.sha1, of: certificate.der) == value
    case .imprint(let algorithm): try algorithm.digest(of: certificate.der) == value
    }
  }
}
