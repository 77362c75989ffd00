internal import COpenSSL

/// ChaCha20-Poly1305 (RFC 8439) under one key, without associated data: what age uses.
///
/// One context, keyed once; by one thread at a time. The caller sees to it that no nonce is used twice.
@safe public struct ChaCha20Poly1305: ~Copyable {
  /// Bytes in a key: 32.
  public static let keyByteCount = 32
  /// Bytes in a nonce: 12.
  public static let nonceByteCount = 12
  /// Bytes in a tag: 16.
  public static let tagByteCount = 16

  private let context: OpaquePointer

  /// A cipher under a key of exactly 32 bytes.
  public init(key: borrowing SecretBytes) throws(CryptoError) {
    guard key.count == Self.keyByteCount else { throw CryptoError(.invalidKey, "ChaCha20-Poly1305 key length") }
    let context = unsafe mustExist(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
    key.withBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        let address = buffer.baseAddress
        unsafe mustSucceed(
          EVP_CipherInit_ex2(context, Algorithms.chaCha20Poly1305, address, nil, 1, nil), "EVP_CipherInit_ex2")
      }
    }
    unsafe self.context = context
  }

  deinit { unsafe EVP_CIPHER_CTX_free(context) }

  /// Writes ciphertext and tag into `output`, which holds exactly 16 bytes more than `plaintext`.
  public mutating func seal(_ plaintext: Span<UInt8>, nonce: [UInt8], into output: inout MutableSpan<UInt8>) {
    precondition(nonce.count == Self.nonceByteCount && output.count == plaintext.count + Self.tagByteCount)
    unsafe mustSucceed(EVP_CipherInit_ex2(context, nil, nil, nonce, 1, nil), "nonce")
    unsafe plaintext.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { buffer in
        let target = buffer.baseAddress
        var length: Int32 = 0
        if let start = input.baseAddress, input.count > 0 {
          unsafe mustSucceed(EVP_CipherUpdate(context, target, &length, start, Int32(input.count)), "encrypt")
        }
        let tag = unsafe target?.advanced(by: input.count)
        unsafe mustSucceed(EVP_CipherFinal_ex(context, tag, &length), "encrypt")
        unsafe mustSucceed(
          EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagByteCount), tag), "tag")
      }
    }
  }

  /// Opens ciphertext and tag into `output`, which holds exactly 16 bytes less than `sealed`.
  /// Where the tag is wrong, `output` is overwritten with zeros: nothing unauthenticated is released.
  public mutating func open(_ sealed: Span<UInt8>, nonce: [UInt8], into output: inout MutableSpan<UInt8>)
    throws(CryptoError)
  {
    precondition(nonce.count == Self.nonceByteCount && output.count == sealed.count - Self.tagByteCount)
    let count = output.count
    unsafe mustSucceed(EVP_CipherInit_ex2(context, nil, nil, nonce, 0, nil), "nonce")
    let isAuthentic = unsafe sealed.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { buffer in
        let target = buffer.baseAddress
        guard let start = input.baseAddress else { return false }
        let tag = unsafe UnsafeMutableRawPointer(mutating: start + count)
        unsafe mustSucceed(
          EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagByteCount), tag), "tag")
        var length: Int32 = 0
        if count > 0 {
          unsafe mustSucceed(EVP_CipherUpdate(context, target, &length, start, Int32(count)), "decrypt")
        }
        var scratch: UInt8 = 0
        guard unsafe EVP_CipherFinal_ex(context, &scratch, &length) == 1 else {
          unsafe OPENSSL_cleanse(buffer.baseAddress, count)
          return false
        }
        return true
      }
    }
    guard isAuthentic else { throw CryptoError(.authenticationFailed, "ChaCha20-Poly1305 tag") }
  }
}
