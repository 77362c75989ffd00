internal import COpenSSL
internal import Synchronization

/// Ed25519 verification under one key, made ready once. May be used by several threads at once.
@safe final class Ed25519Verification: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's contexts are pointers; these are only read after they are made.
  private let key: OpaquePointer
  /// Ready to verify; copied for each signature, which costs less than making one ready.
  private let verifying: OpaquePointer

  private init?(_ bytes: [UInt8]) {
    guard let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count) else {
      ERR_clear_error()
      return nil
    }
    let verifying = unsafe mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    guard unsafe EVP_DigestVerifyInit(verifying, nil, nil, nil, key) == 1 else {
      ERR_clear_error()
      unsafe EVP_MD_CTX_free(verifying)
      unsafe EVP_PKEY_free(key)
      return nil
    }
    unsafe self.key = key
    unsafe self.verifying = verifying
  }

  deinit {
    unsafe EVP_MD_CTX_free(verifying)
    unsafe EVP_PKEY_free(key)
  }

  func verifies(_ signature: [UInt8], of message: Span<UInt8>) -> Bool {
    let context = unsafe mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    defer { unsafe EVP_MD_CTX_free(context) }
    unsafe mustSucceed(EVP_MD_CTX_copy_ex(context, verifying), "EVP_MD_CTX_copy_ex")
    let isAuthentic = unsafe message.withUnsafeBufferPointer { buffer in
      let address = buffer.baseAddress
      return unsafe EVP_DigestVerify(context, signature, signature.count, address, buffer.count) == 1
    }
    if !isAuthentic { ERR_clear_error() }
    return isAuthentic
  }

  /// A log has few signers and many signatures. How many are kept is bounded, since keys may come from anybody.
  private static let maximumKept = 64
  private static let kept = Mutex<[[UInt8]: Ed25519Verification]>([:])

  /// The one for a key of 32 bytes; nil where they are no key.
  static func under(_ bytes: [UInt8]) -> Ed25519Verification? {
    if let known = kept.withLock({ $0[bytes] }) { return known }
    guard let made = Ed25519Verification(bytes) else { return nil }
    kept.withLock { kept in
      if kept.count >= maximumKept { kept.removeAll() }
      kept[bytes] = made
    }
    return made
  }
}
