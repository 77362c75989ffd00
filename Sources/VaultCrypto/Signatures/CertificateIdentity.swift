internal import COpenSSL

/// A private key with its certificate, and certificates above that: what a PKCS#12 file holds (RFC 7292). libcrypto
/// keeps the key, and overwrites it when the last user lets go.
@safe public final class CertificateIdentity: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's key is a pointer; it is only read once it is made.
  private let key: OpaquePointer
  /// The key's certificate.
  public let certificate: X509Certificate
  /// The other certificates of the file that are no roots: those that lead from the key's to one. At most 16.
  public let chain: [X509Certificate]

  /// The longest file that is read: 1 MiB.
  public static let maximumByteCount = 1 << 20
  private static let maximumChainCount = 16
  /// Rounds of the passphrase that all parts of a file may ask for together: a few seconds.
  public static let maximumRounds = 5_000_000

  /// Opens a file.
  /// - Parameter passphrase: an empty one where the file has none.
  /// - Throws: why there is nothing to sign with.
  public init(pkcs12 file: [UInt8], passphrase: SecretBytes) throws(PKCS12Error) {
    let opened = try Self.open(file, passphrase)
    unsafe key = opened.key
    certificate = opened.certificate
    chain = Self.chain(above: certificate, in: opened.others)
    let kind = certificate.keyKind
    guard kind.isAccepted else { throw PKCS12Error(.unsupportedKey, kind.description) }
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// What a file holds; the key is its user's to free.
  @safe private struct Opened {
    let key: OpaquePointer
    let certificate: X509Certificate
    let others: [X509Certificate]
  }

  private static func open(_ bytes: [UInt8], _ passphrase: SecretBytes) throws(PKCS12Error) -> Opened {
    defer { ERR_clear_error() }
    guard bytes.count <= maximumByteCount, let file = unsafe read(bytes) else { throw PKCS12Error(.malformed) }
    defer { unsafe PKCS12_free(file) }
    var left = try unsafe roundsLeft(file)
    // libcrypto wants a terminated string; one with a zero in it opens nothing.
    let isPlain = passphrase.withBytes { bytes in (0..<bytes.count).allSatisfy { bytes[$0] != 0 } }
    guard isPlain else { throw PKCS12Error(.wrongPassphrase) }
    let terminated = SecretBytes(count: passphrase.count + 1) { target in
      passphrase.withBytes { bytes in for place in 0..<bytes.count { target[place] = bytes[place] } }
    }
    var key: OpaquePointer?
    var own: OpaquePointer?
    var others: OpaquePointer?
    let verdict: PKCS12Error.Code? = terminated.withBytes { text in
      unsafe text.withUnsafeBufferPointer { buffer in
        unsafe buffer.withMemoryRebound(to: CChar.self) { text in
          let count = Int32(clamping: text.count - 1)
          // No passphrase and an empty one are not the same there.
          let hasDigest = unsafe PKCS12_mac_present(file) == 1
          var isRight = unsafe !hasDigest || PKCS12_verify_mac(file, text.baseAddress, count) == 1
          if !isRight, count == 0 { isRight = unsafe PKCS12_verify_mac(file, nil, 0) == 1 }
          guard isRight else { return evault_was_unsupported() == 1 ? .legacyEncryption : .wrongPassphrase }
          guard unsafe evault_take_pkcs12(file, text.baseAddress, count, &left) == 1 else { return .tooManyRounds }
          if unsafe PKCS12_parse(file, text.baseAddress, &key, &own, &others) == 1 { return nil }
          if evault_was_unsupported() == 1 { return .legacyEncryption }
          return hasDigest ? .malformed : .wrongPassphrase
        }
      }
    }
    let rest = unsafe CertificateStack(owning: others).certificates
    let certificate = unsafe own.map { unsafe X509Certificate(owning: $0) }
    if let verdict {
      unsafe EVP_PKEY_free(key)
      throw PKCS12Error(verdict)
    }
    guard let key = unsafe key, let certificate else {
      unsafe EVP_PKEY_free(key)
      throw PKCS12Error(.noKey)
    }
    return unsafe Opened(key: key, certificate: certificate, others: rest)
  }

  /// Those that issued the certificate, those that issued these, and so on, but no root: a file may hold other people's, which are nobody's business.
  private static func chain(above certificate: X509Certificate, in others: [X509Certificate]) -> [X509Certificate] {
    var seen: Set<SHA256Digest> = [certificate.digest]
    var chain: [X509Certificate] = []
    var open = [certificate]
    while let next = open.popLast() {
      for other in others where chain.count < maximumChainCount && !other.isSelfSigned {
        let hasIssued = unsafe X509_check_issued(other.pointer, next.pointer) == X509_V_OK
        guard hasIssued, seen.insert(other.digest).inserted else { continue }
        chain.append(other)
        open.append(other)
      }
    }
    return chain
  }

  private static func read(_ bytes: [UInt8]) -> OpaquePointer? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      return unsafe d2i_PKCS12(nil, &next, buffer.count)
    }
  }

  /// The rounds that the file's digest leaves to its other parts.
  private static func roundsLeft(_ file: OpaquePointer) throws(PKCS12Error) -> UInt64 {
    var given: UnsafePointer<ASN1_INTEGER>?
    unsafe PKCS12_get0_mac(nil, nil, nil, &given, file)
    guard let given = unsafe given else { return UInt64(maximumRounds) }
    var rounds: UInt64 = 0
    guard unsafe ASN1_INTEGER_get_uint64(&rounds, given) == 1, rounds <= maximumRounds else {
      throw PKCS12Error(.tooManyRounds)
    }
    return UInt64(maximumRounds) - rounds
  }

  /// Signs bytes that stay where they are (CAdES-B-B, ETSI EN 319 122-1 §6): SignedData in DER with the certificate and
  /// the chain, and with signed contentType, messageDigest, signingTime (the machine's) and signingCertificateV2.
  /// SHA-384 with P-384, else SHA-256.
  /// - Throws: `.unavailable`.
  public func sign(_ content: [UInt8]) throws(CryptoError) -> [UInt8] {
    let others = CertificateStack(chain)
    let flags = UInt32(CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP)
    let partial = flags | UInt32(CMS_PARTIAL)
    guard let message = unsafe CMS_sign(nil, nil, others.pointer, nil, partial) else {
      throw CryptoError(.unavailable, "CMS_sign")
    }
    defer { unsafe CMS_ContentInfo_free(message) }
    let digest = unsafe certificate.keyKind == .p384 ? EVP_sha384() : EVP_sha256()
    guard unsafe CMS_add1_signer(message, certificate.pointer, key, digest, flags | UInt32(CMS_CADES)) != nil else {
      throw CryptoError(.unavailable, "CMS_add1_signer")
    }
    let isFinished = unsafe content.withUnsafeBytes { bytes in
      guard let source = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return false }
      defer { unsafe BIO_free(source) }
      return unsafe CMS_final(message, source, nil, flags) == 1
    }
    guard isFinished else { throw CryptoError(.unavailable, "CMS_final") }
    ERR_clear_error()
    return unsafe encoded { unsafe i2d_CMS_ContentInfo(message, $0) }
  }
}
