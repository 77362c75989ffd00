internal import COpenSSL

/// An X25519 public key (RFC 7748): 32 bytes, made ready once for any number of agreements.
@safe public final class X25519PublicKey: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's key is a pointer; a key is only read after it is made.
  /// 32.
  public static let byteCount = 32

  let key: OpaquePointer
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The key that is these 32 bytes.
  public init(_ bytes: [UInt8]) throws(CryptoError) {
    guard bytes.count == Self.byteCount,
      let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nil, bytes, bytes.count)
    else { throw CryptoError(.invalidKey, "X25519 public key") }
    unsafe self.key = key
    self.bytes = bytes
  }

  deinit { unsafe EVP_PKEY_free(key) }
}
