internal import COpenSSL

/// A CMS SignedData message (RFC 5652 §5): one that contains what it signs, as timestamp tokens do, or a detached one,
/// as signatures over a bundle are. Reading verifies nothing.
@safe public struct SignedMessage: ~Copyable {
  let message: OpaquePointer

  /// Attributes of a signer that the signature covers.
  public enum Attribute: Sendable {
    /// `contentType` (RFC 5652 §11.1).
    case contentType
    /// `messageDigest` (RFC 5652 §11.2).
    case messageDigest
    /// `signingTime` (RFC 5652 §11.3).
    case signingTime
    /// `signingCertificate` (RFC 2634 §5.4): the signer's certificate, by its SHA-1.
    case signingCertificate
    /// `signingCertificateV2` (RFC 5035 §3): the signer's certificate, by a digest that is named.
    case signingCertificateV2

    fileprivate var identifier: Int32 {
      switch self {
      case .contentType: NID_pkcs9_contentType
      case .messageDigest: NID_pkcs9_messageDigest
      case .signingTime: NID_pkcs9_signingTime
      case .signingCertificate: NID_id_smime_aa_signingCertificate
      case .signingCertificateV2: NID_id_smime_aa_signingCertificateV2
      }
    }
  }

  /// Reads a message, in BER or DER.
  /// - Throws: `.malformed` for anything else, and for bytes after it.
  public init(_ bytes: [UInt8]) throws(CryptoError) {
    let read = unsafe bytes.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      let read = unsafe d2i_CMS_ContentInfo(nil, &next, buffer.count)
      guard let read = unsafe read else { return unsafe nil as OpaquePointer? }
      if unsafe next == buffer.baseAddress?.advanced(by: buffer.count) { return unsafe read }
      unsafe CMS_ContentInfo_free(read)
      return nil
    }
    guard let read = unsafe read else { throw CryptoError(.malformed, "d2i_CMS_ContentInfo") }
    guard unsafe OBJ_obj2nid(CMS_get0_type(read)) == NID_pkcs7_signed else {
      unsafe CMS_ContentInfo_free(read)
      throw CryptoError(.malformed, "not SignedData")
    }
    unsafe message = read
  }

  deinit { unsafe CMS_ContentInfo_free(message) }

  /// The message in DER, whatever it came in.
  public var der: [UInt8] { unsafe encoded { unsafe i2d_CMS_ContentInfo(message, $0) } }

  /// Whether the content says of itself that it is a `TSTInfo` (RFC 3161 §2.4.2).
  public var isTimestamp: Bool { unsafe OBJ_obj2nid(CMS_get0_eContentType(message)) == NID_id_smime_ct_TSTInfo }

  /// The content's bytes; nil where it is not in the message.
  public var content: [UInt8]? {
    guard let place = unsafe CMS_get0_content(message), let string = unsafe place.pointee else { return nil }
    return unsafe Self.bytes(string)
  }

  /// How many have signed.
  public var signerCount: Int { unsafe Int(evault_signers_count(message)) }

  /// The certificates that came with it: anybody can have put them in.
  public var certificates: [X509Certificate] { unsafe CertificateStack(owning: CMS_get1_certs(message)).certificates }

  /// The revocation lists that came with it: anybody can have put them in.
  public var revocationLists: [RevocationList] { unsafe RevocationStack(owning: CMS_get1_crls(message)).lists }

  /// Whether the first signer names this certificate, by issuer and number or by key identifier. Several can bear the
  /// same name.
  public func names(_ certificate: X509Certificate) -> Bool {
    guard let signer = unsafe signer else { return false }
    return unsafe CMS_SignerInfo_cert_cmp(signer, certificate.pointer) == 0
  }

  /// The digest and the signature algorithm that the first signer used, by libcrypto's names, for example `SHA256` and
  /// `rsaEncryption`; empty where libcrypto knows none.
  public var algorithmNames: (digest: String, signature: String) {
    var digest: UnsafeMutablePointer<X509_ALGOR>?
    var signature: UnsafeMutablePointer<X509_ALGOR>?
    guard let signer = unsafe signer else { return ("", "") }
    unsafe CMS_SignerInfo_get0_algs(signer, nil, nil, &digest, &signature)
    return unsafe (Self.name(digest), Self.name(signature))
  }

  private static func name(_ algorithm: UnsafeMutablePointer<X509_ALGOR>?) -> String {
    var object: OpaquePointer?
    guard let algorithm = unsafe algorithm else { return "" }
    unsafe X509_ALGOR_get0(&object, nil, nil, algorithm)
    let identifier = unsafe OBJ_obj2nid(object)
    guard identifier != NID_undef, let name = unsafe OBJ_nid2sn(identifier) else { return "" }
    return unsafe String(cString: name)
  }

  /// The DER of a signed attribute's value; nil where the first signer has none, or not exactly one.
  public func signedAttribute(_ attribute: Attribute) -> [UInt8]? {
    guard let signer = unsafe signer else { return nil }
    let place = unsafe CMS_signed_get_attr_by_NID(signer, attribute.identifier, -1)
    guard place >= 0, unsafe CMS_signed_get_attr_by_NID(signer, attribute.identifier, place) < 0,
      let found = unsafe CMS_signed_get_attr(signer, place), unsafe X509_ATTRIBUTE_count(found) == 1,
      let value = unsafe X509_ATTRIBUTE_get0_type(found, 0)
    else { return nil }
    return unsafe encoded { unsafe i2d_ASN1_TYPE(value, $0) }
  }

  /// Whether the first signer has any signed attributes; without them nothing fixes the signer's certificate.
  public var hasSignedAttributes: Bool {
    guard let signer = unsafe signer else { return false }
    return unsafe CMS_signed_get_attr_count(signer) > 0
  }

  /// Whether the one signer's signature is this certificate's: over the signed attributes, and these over the content.
  public func isSigned(by certificate: X509Certificate) -> Bool {
    let signer = CertificateStack([certificate])
    let flags = UInt32(CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY)
    let isAuthentic = unsafe CMS_verify(message, signer.pointer, nil, nil, nil, flags) == 1
    ERR_clear_error()
    return isAuthentic
  }

  /// Whether the certificates that the signer's `signingCertificate` or `signingCertificateV2` lists are those of a
  /// chain that was verified: the first one the signer's own (RFC 5035 §4).
  public func fixes(_ chain: CertificateChain) -> Bool {
    let certificates = CertificateStack(chain.certificates)
    let first = signedAttribute(.signingCertificate) ?? []
    let second = signedAttribute(.signingCertificateV2) ?? []
    let isFixed = unsafe first.withUnsafeBufferPointer { first in
      unsafe second.withUnsafeBufferPointer { second in
        var (nextFirst, nextSecond) = (first.baseAddress, second.baseAddress)
        let old = unsafe first.isEmpty ? nil : d2i_ESS_SIGNING_CERT(nil, &nextFirst, first.count)
        let new = unsafe second.isEmpty ? nil : d2i_ESS_SIGNING_CERT_V2(nil, &nextSecond, second.count)
        defer {
          unsafe ESS_SIGNING_CERT_free(old)
          unsafe ESS_SIGNING_CERT_V2_free(new)
        }
        // What is there and cannot be read is no permission to go by the other.
        guard unsafe (old != nil) == !first.isEmpty, unsafe (new != nil) == !second.isEmpty else { return false }
        return unsafe OSSL_ESS_check_signing_certs(old, new, certificates.pointer, 1) == 1
      }
    }
    ERR_clear_error()
    return isFixed
  }

  var signer: OpaquePointer? { unsafe signerCount > 0 ? evault_signer(message) : nil }

  static func bytes(_ string: UnsafePointer<ASN1_OCTET_STRING>) -> [UInt8] {
    guard let start = unsafe ASN1_STRING_get0_data(string) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(string))))
  }
}
