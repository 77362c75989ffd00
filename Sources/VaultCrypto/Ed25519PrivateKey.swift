internal import COpenSSL

/// An Ed25519 signing key (RFC 8032). The 32-byte seed stays in locked memory. May sign on several threads at once.
@safe public final class Ed25519PrivateKey: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's key is a pointer; a key is only read after it is made.
  private let key: OpaquePointer
  /// Ready to sign; copied for each signature, which costs less than making one ready.
  private let signing: OpaquePointer
  /// The 32-byte seed (RFC 8032 §5.1.5).
  public let seed: SecretBytes
  /// The half that everyone may have.
  public let publicKey: Ed25519PublicKey

  /// The key whose seed is these 32 bytes.
  public init(seed: SecretBytes) throws(CryptoError) {
    let made = unsafe seed.withBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe EVP_PKEY_new_raw_private_key(
          EVP_PKEY_ED25519, nil, buffer.baseAddress, buffer.count)
      }
    }
    guard let key = unsafe made else { throw CryptoError(.invalidKey, "Ed25519 seed") }
    var bytes = [UInt8](repeating: 0, count: Ed25519PublicKey.byteCount)
    var count = bytes.count
    guard unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, let publicKey = Ed25519PublicKey(bytes) else {
      unsafe EVP_PKEY_free(key)
      throw CryptoError(.invalidKey, "Ed25519 public half")
    }
    let signing = unsafe mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    unsafe mustSucceed(EVP_DigestSignInit(signing, nil, nil, nil, key), "EVP_DigestSignInit")
    unsafe self.key = key
    unsafe self.signing = signing
    self.seed = seed
    self.publicKey = publicKey
  }

  /// A new random key.
  public static func generate() throws(CryptoError) -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: SecureRandom.secret(32))
  }

  deinit {
    unsafe EVP_MD_CTX_free(signing)
    unsafe EVP_PKEY_free(key)
  }

  /// The 64-byte signature of `message`; always the same for the same message (RFC 8032 §5.1.6).
  public func sign(_ message: Span<UInt8>) -> [UInt8] {
    let context = unsafe mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    defer { unsafe EVP_MD_CTX_free(context) }
    unsafe mustSucceed(EVP_MD_CTX_copy_ex(context, signing), "EVP_MD_CTX_copy_ex")
    var signature = [UInt8](repeating: 0, count: Ed25519PublicKey.signatureByteCount)
    var count = signature.count
    unsafe message.withUnsafeBufferPointer { buffer in
      let address = buffer.baseAddress
      unsafe mustSucceed(EVP_DigestSign(context, &signature, &count, address, buffer.count), "EVP_DigestSign")
    }
    return signature
  }

  /// The 64-byte signature of `message`.
  public func sign(_ message: [UInt8]) -> [UInt8] { sign(message.span) }
}
