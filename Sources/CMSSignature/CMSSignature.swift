internal import Timestamping
public import VaultCrypto

/// A detached CMS signature by somebody who has an X.509 certificate (RFC 5652), with what CAdES-B-B asks for (ETSI EN
/// 319 122-1 §6.3): what `openssl cms -sign -binary -cades -outform DER` makes, and `openssl cms -verify -cades`
/// accepts.
///
/// A value of this type is well formed, and no more: only ``verify(_:)`` says whether it is authentic, and
/// ``judge(_:lists:at:)`` what its certificate is worth.
public struct CMSSignature: Sendable {
  /// The longest signature that is read, with its certificates and timestamps: 64 KiB.
  public static let maximumByteCount = 1 << 16

  /// The file: SignedData in a `ContentInfo`, BER or DER.
  public let bytes: [UInt8]
  /// Whose signature it is, if it is authentic: the certificate that signing-certificate-v2 fixes.
  public let certificate: X509Certificate
  /// Other certificates in it. Anybody can have put them in.
  public let companions: [X509Certificate]
  /// When the signer says that it was signed, in seconds from 1970-01-01T00:00:00Z; nil where they do not.
  public let signingTime: Int64?
  /// The signature as the key made it: what a signature timestamp is over.
  public let value: [UInt8]
  /// The tokens in it, each in DER, whatever they are worth.
  let tokens: [[UInt8]]
  /// The revocation lists in it. Anybody can have put them in.
  let lists: [RevocationList]

  /// An attribute's value: id-data.
  private static let plainData: [UInt8] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]
  private static let algorithms: Set<String> = [
    "rsaEncryption", "RSA-SHA256", "RSA-SHA384", "RSA-SHA512", "RSASSA-PSS", "ecdsa-with-SHA256", "ecdsa-with-SHA384",
    "ecdsa-with-SHA512",
  ]

  /// Reads a signature.
  /// - Throws: every code but `.otherContent` and `.notAuthentic`.
  public init(_ bytes: [UInt8]) throws(CMSSignatureError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw CMSSignatureError(.tooLarge, "\(bytes.count) bytes; at most \(Self.maximumByteCount) are read")
    }
    let message = try Self.message(bytes)
    guard message.isPlainData else { throw CMSSignatureError(.malformed, "it signs something else than plain bytes") }
    guard message.isDetached else { throw CMSSignatureError(.attachedContent, "what it signs is in it") }
    guard message.signerCount == 1 else {
      throw CMSSignatureError(.severalSigners, "\(message.signerCount) signatures in one file")
    }
    guard message.hasSignedAttributes else { throw CMSSignatureError(.noSignedAttributes, "no signed attributes") }
    try Self.refuse { () throws(TimestampError) in try SignedDataShape.check(message.der) }
    guard message.signedAttribute(.contentType) == Self.plainData, message.signedAttribute(.messageDigest) != nil else {
      throw CMSSignatureError(.noSignedAttributes, "no contentType, or no messageDigest")
    }
    let (digest, algorithm) = message.algorithmNames
    guard ["SHA256", "SHA384", "SHA512"].contains(digest) else {
      throw CMSSignatureError(.weakAlgorithm, "the digest is \(digest.isEmpty ? "an unknown one" : digest)")
    }
    guard Self.algorithms.contains(algorithm), !algorithm.contains("SHA") || algorithm.hasSuffix(digest) else {
      throw CMSSignatureError(.unsupportedKey, "signed with \(algorithm.isEmpty ? "an unknown algorithm" : algorithm)")
    }
    let all = message.certificates
    certificate = try Self.signer(of: message, among: all)
    guard certificate.keyKind.isAccepted else {
      throw CMSSignatureError(.unsupportedKey, "the certificate's key is \(certificate.keyKind)")
    }
    var time: Int64?
    if let value = message.signedAttribute(.signingTime) {
      try Self.refuse { () throws(TimestampError) in time = try SignedDataShape.time(value) }
    }
    let own = certificate.digest
    companions = all.filter { $0.digest != own }
    signingTime = time
    value = message.signatureValue
    tokens = message.signatureTimestamps
    lists = message.revocationLists
    self.bytes = bytes
  }

  /// Checks that it is over these bytes, by the certificate's key.
  /// - Throws: `.otherContent`, `.notAuthentic`.
  public func verify(_ content: [UInt8]) throws(CMSSignatureError) {
    let message = try Self.message(bytes)
    guard message.isOver(content) else { throw CMSSignatureError(.otherContent, "it is over other bytes") }
    guard message.isSigned(by: certificate, over: content) else {
      throw CMSSignatureError(.notAuthentic, "the signature is not that of \(certificate.subject)")
    }
  }

  private static func signer(
    of message: borrowing SignedMessage, among certificates: [X509Certificate]
  ) throws(CMSSignatureError) -> X509Certificate {
    guard message.signedAttribute(.signingCertificateV2) != nil else {
      throw CMSSignatureError(.noSigningCertificate, "no signing-certificate-v2")
    }
    let named = certificates.filter { message.names($0) }
    guard !named.isEmpty else { throw CMSSignatureError(.noCertificate, "the signer's certificate is not in it") }
    do throws(TimestampError) {
      let own = try SigningCertificate(message)
      for certificate in named where try own.isDigest(of: certificate) { return certificate }
    } catch {
      throw CMSSignatureError(error.code == .weakAlgorithm ? .weakAlgorithm : .noSigningCertificate, error.reason)
    }
    throw CMSSignatureError(.otherCertificate, "signing-certificate-v2 is of another certificate")
  }

  static func message(_ bytes: [UInt8]) throws(CMSSignatureError) -> SignedMessage {
    do throws(CryptoError) { return try SignedMessage(bytes) } catch {
      throw CMSSignatureError(.malformed, "no signed message")
    }
  }

  private static func refuse(_ body: () throws(TimestampError) -> Void) throws(CMSSignatureError) {
    do throws(TimestampError) { try body() } catch { throw CMSSignatureError(.malformed, error.reason) }
  }
}
