internal import VaultCrypto

/// The 16-byte key of one file: how it is wrapped, and the keys made from it (age.md, "File key", "Header MAC", "Payload").
enum FileKey {
  static let byteCount = 16
  static let wrappedByteCount = byteCount + ChaCha20Poly1305.tagByteCount
  static let macByteCount = HMACSHA256.byteCount

  private static let headerInfo = Array("header".utf8)
  private static let payloadInfo = Array("payload".utf8)
  private static let zeroNonce = [UInt8](repeating: 0, count: ChaCha20Poly1305.nonceByteCount)

  static func mac(
    of header: [UInt8], under fileKey: SecretBytes, hkdf: inout HKDFSHA256, hmac: inout HMACSHA256
  ) -> [UInt8] {
    let key = hkdf.derive(secret: fileKey, salt: [], info: headerInfo, count: HMACSHA256.byteCount)
    return hmac.authenticate(header, key: key)
  }

  static func payloadKey(from fileKey: SecretBytes, nonce: [UInt8], hkdf: inout HKDFSHA256) -> SecretBytes {
    hkdf.derive(secret: fileKey, salt: nonce, info: payloadInfo, count: ChaCha20Poly1305.keyByteCount)
  }

  /// The 32-byte stanza body. The nonce is zero, since a wrap key is used once.
  static func wrap(_ fileKey: SecretBytes, under wrapKey: SecretBytes) throws(AgeError) -> [UInt8] {
    var cipher = try cipher(under: wrapKey)
    var body = [UInt8](repeating: 0, count: wrappedByteCount)
    var target = body.mutableSpan
    fileKey.withBytes { cipher.seal($0, nonce: zeroNonce, into: &target) }
    return body
  }

  /// The file key, or nil where the body is not authentic under this key. The body's length has been checked.
  static func unwrap(_ body: [UInt8], under wrapKey: SecretBytes) throws(AgeError) -> SecretBytes? {
    var cipher = try cipher(under: wrapKey)
    return try? SecretBytes(count: byteCount) { (target: inout MutableSpan<UInt8>) throws(CryptoError) in
      try cipher.open(body.span, nonce: zeroNonce, into: &target)
    }
  }

  private static func cipher(under key: SecretBytes) throws(AgeError) -> ChaCha20Poly1305 {
    do { return try ChaCha20Poly1305(key: key) } catch { throw AgeError(.unavailable, "ChaCha20-Poly1305") }
  }
}
