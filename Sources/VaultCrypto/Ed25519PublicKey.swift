internal import COpenSSL

/// An Ed25519 verification key (RFC 8032): 32 bytes.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// 32.
  public static let byteCount = 32
  /// Bytes in a signature: 64.
  public static let signatureByteCount = 64

  /// The 32 bytes.
  public let bytes: [UInt8]

  /// A key of exactly 32 bytes; nil for any other number. Whether they are a point shows when a signature is checked.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Whether `signature` (64 bytes) was made over `message` with this key's private half.
  public func verifies(_ signature: [UInt8], of message: Span<UInt8>) -> Bool {
    guard signature.count == Self.signatureByteCount,
      let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
    else {
      ERR_clear_error()
      return false
    }
    defer { unsafe EVP_PKEY_free(key) }
    let context = unsafe mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else {
      ERR_clear_error()
      return false
    }
    let isAuthentic = unsafe message.withUnsafeBufferPointer { buffer in
      let address = buffer.baseAddress
      return unsafe EVP_DigestVerify(context, signature, signature.count, address, buffer.count) == 1
    }
    if !isAuthentic { ERR_clear_error() }
    return isAuthentic
  }

  /// Whether `signature` (64 bytes) was made over `message` with this key's private half.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool { verifies(signature, of: message.span) }
}
