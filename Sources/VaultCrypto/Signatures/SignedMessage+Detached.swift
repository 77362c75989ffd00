internal import COpenSSL

/// A message that does not contain what it signs (RFC 5652 §5.2).
extension SignedMessage {
  /// Whether the content lies elsewhere.
  public var isDetached: Bool { unsafe CMS_is_detached(message) == 1 }

  /// Whether the content says of itself that it is plain bytes (`id-data`).
  public var isPlainData: Bool { unsafe OBJ_obj2nid(CMS_get0_eContentType(message)) == NID_pkcs7_data }

  /// The first signer's signature, as its key made it: what a signature timestamp is over (ETSI EN 319 122-1 §5.3).
  public var signatureValue: [UInt8] {
    guard let signer = unsafe signer, let value = unsafe CMS_SignerInfo_get0_signature(signer) else { return [] }
    return unsafe Self.bytes(value)
  }

  /// Whether the first signer's signed `messageDigest` is that of these bytes.
  public func isOver(_ content: [UInt8]) -> Bool {
    let name = algorithmNames.digest
    guard let value = signedAttribute(.messageDigest), value.count > 2, value[0] == 0x04,
      let algorithm = unsafe EVP_get_digestbyname(name)
    else { return false }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let isDone = unsafe EVP_Digest(content, content.count, &digest, &count, algorithm, nil) == 1
    ERR_clear_error()
    return isDone && value == [0x04, UInt8(count)] + digest.prefix(Int(count))
  }

  /// Whether the one signer's signature is this certificate's: over the signed attributes, and these over the content.
  public func isSigned(by certificate: X509Certificate, over content: [UInt8]) -> Bool {
    let signer = CertificateStack([certificate])
    let flags = UInt32(CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY)
    let isAuthentic = unsafe content.withUnsafeBytes { bytes in
      guard let source = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return false }
      defer { unsafe BIO_free(source) }
      return unsafe CMS_verify(message, signer.pointer, nil, source, nil, flags) == 1
    }
    ERR_clear_error()
    return isAuthentic
  }

  /// The timestamps over the first signer's signature that came with it, `id-aa-signatureTimeStampToken` (RFC 3161
  /// appendix A), each in DER. Anybody can have put them in.
  public var signatureTimestamps: [[UInt8]] {
    var tokens: [[UInt8]] = []
    guard let signer = unsafe signer else { return tokens }
    var place: Int32 = -1
    while true {
      place = unsafe CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, place)
      guard place >= 0, let attribute = unsafe CMS_unsigned_get_attr(signer, place) else { return tokens }
      for index in 0..<(unsafe X509_ATTRIBUTE_count(attribute)) {
        guard let value = unsafe X509_ATTRIBUTE_get0_type(attribute, index) else { continue }
        tokens.append(unsafe encoded { unsafe i2d_ASN1_TYPE(value, $0) })
      }
    }
  }

  /// The message in DER with one more timestamp over the first signer's signature.
  /// - Parameter token: a `ContentInfo` in DER.
  /// - Throws: `.malformed` where nobody signed, `.unavailable`.
  public consuming func adding(signatureTimestamp token: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard let signer = unsafe signer else { throw CryptoError(.malformed, "no signer") }
    guard
      unsafe CMS_unsigned_add1_attr_by_NID(
        signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token, Int32(clamping: token.count)) == 1
    else { throw CryptoError(.unavailable, "CMS_unsigned_add1_attr_by_NID") }
    return der
  }
}
