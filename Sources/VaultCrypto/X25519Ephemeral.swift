internal import COpenSSL

/// Agreements under keys that serve once (RFC 7748 §6.1), on one context: what each age file needs for each recipient.
///
/// The share is X25519(scalar, 9), as the standard defines it. Asking libcrypto for that, and not for the key of a scalar, takes its
/// quicker way through the curve. One thread at a time.
@safe public struct X25519Ephemeral: ~Copyable {
  private static let basePoint = Result { () throws(CryptoError) in
    try X25519PublicKey([9] + [UInt8](repeating: 0, count: X25519PublicKey.byteCount - 1))
  }

  private let maker: OpaquePointer

  /// A context, for any number of agreements.
  public init() {
    let context = unsafe mustExist(EVP_PKEY_CTX_new_from_name(nil, "X25519", nil), "EVP_PKEY_CTX_new_from_name")
    unsafe mustSucceed(EVP_PKEY_fromdata_init(context), "EVP_PKEY_fromdata_init")
    unsafe maker = context
  }

  deinit { unsafe EVP_PKEY_CTX_free(maker) }

  /// A new random scalar's 32-byte share, and the 32-byte secret that it shares with `peer`. The scalar is gone afterwards.
  /// - Throws: `.lowOrderPoint` where the secret would be all zero.
  public mutating func agree(with peer: X25519PublicKey) throws(CryptoError) -> (share: [UInt8], secret: SecretBytes) {
    let key = try unsafe newKey()
    defer { unsafe EVP_PKEY_free(key) }
    guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else {
      throw CryptoError(.unavailable, "EVP_PKEY_CTX_new_from_pkey")
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_derive_init(context) == 1 else { throw CryptoError(.unavailable, "EVP_PKEY_derive_init") }
    let share = try unsafe X25519Agreement.derive(context, with: Self.basePoint.get())
    return unsafe (share.withBytes { $0.copiedBytes() }, try X25519Agreement.derive(context, with: peer))
  }

  /// A key of a random scalar that can agree and nothing else: its public half is not known yet, and stays at zero.
  private mutating func newKey() throws(CryptoError) -> OpaquePointer {
    var unknown = [UInt8](repeating: 0, count: X25519PublicKey.byteCount)
    let made = unsafe SecureRandom.secret(X25519PrivateKey.byteCount).withBytes { scalar in
      // libcrypto copies both halves and changes neither.
      unsafe scalar.withUnsafeBufferPointer { buffer in
        unsafe evault_x25519_key(maker, UnsafeMutablePointer(mutating: buffer.baseAddress), &unknown)
      }
    }
    guard let key = unsafe made else { throw CryptoError(.unavailable, "EVP_PKEY_fromdata") }
    return unsafe key
  }
}
