internal import COpenSSL

/// The agreement itself (RFC 7748 §6.1).
enum X25519Agreement {
  /// The 32-byte secret that the key of `context` shares with `peer`. The context may be used again with another.
  /// - Throws: `.lowOrderPoint` where it would be all zero.
  static func derive(_ context: OpaquePointer, with peer: X25519PublicKey) throws(CryptoError) -> SecretBytes {
    guard unsafe EVP_PKEY_derive_set_peer_ex(context, peer.key, 0) == 1 else {
      throw CryptoError(.invalidKey, "EVP_PKEY_derive_set_peer_ex")
    }
    return try SecretBytes(count: X25519PublicKey.byteCount) {
      (target: inout MutableSpan<UInt8>) throws(CryptoError) in
      let isDerived = unsafe target.withUnsafeMutableBufferPointer { buffer in
        var count = buffer.count
        return unsafe EVP_PKEY_derive(context, buffer.baseAddress, &count) == 1
      }
      // libcrypto refuses an all-zero result itself; an output of zeros is the same refusal seen from outside.
      guard isDerived else { throw CryptoError(.lowOrderPoint, "EVP_PKEY_derive") }
    }
  }
}
