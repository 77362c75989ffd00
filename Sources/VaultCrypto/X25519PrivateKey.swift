internal import COpenSSL

/// An X25519 private key (RFC 7748). May agree on several threads at once.
@safe public final class X25519PrivateKey: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's key is a pointer; a key is only read after it is made.
  /// 32.
  public static let byteCount = 32

  private let key: OpaquePointer
  /// The 32 bytes of the public half.
  public let publicKeyBytes: [UInt8]

  /// The key whose scalar is these 32 bytes.
  public convenience init(scalar: borrowing SecretBytes) throws(CryptoError) {
    let made = unsafe scalar.withBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe EVP_PKEY_new_raw_private_key(
          EVP_PKEY_X25519, nil, buffer.baseAddress, buffer.count)
      }
    }
    guard let key = unsafe made else { throw CryptoError(.invalidKey, "X25519 private key") }
    try unsafe self.init(owning: key)
  }

  private init(owning key: OpaquePointer) throws(CryptoError) {
    var bytes = [UInt8](repeating: 0, count: X25519PublicKey.byteCount)
    var count = bytes.count
    guard unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1 else {
      unsafe EVP_PKEY_free(key)
      throw CryptoError(.invalidKey, "X25519 public half")
    }
    unsafe self.key = key
    publicKeyBytes = bytes
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// The 32-byte shared secret (RFC 7748 §6.1).
  /// - Throws: `.lowOrderPoint` where it would be all zero.
  public func sharedSecret(with peer: X25519PublicKey) throws(CryptoError) -> SecretBytes {
    guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else {
      throw CryptoError(.unavailable, "EVP_PKEY_CTX_new_from_pkey")
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_derive_init(context) == 1 else { throw CryptoError(.unavailable, "EVP_PKEY_derive_init") }
    return try unsafe X25519Agreement.derive(context, with: peer)
  }
}
