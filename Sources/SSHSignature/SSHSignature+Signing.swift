public import VaultCrypto

extension SSHSignature {
  /// What the key signs (PROTOCOL.sshsig §3).
  private static func signedData(digest: [UInt8], namespace: String, hash: SSHMessageHash) -> [UInt8] {
    var writer = WireWriter()
    writer.raw(magic)
    writer.string(namespace.utf8)
    writer.string([])
    writer.string(hash.rawValue.utf8)
    writer.string(digest)
    return writer.bytes
  }

  /// Signs a message whose digest is already known, so that a large file is read once.
  /// - Parameters:
  ///   - digest: 64 bytes for SHA-512, 32 for SHA-256.
  ///   - namespace: the purpose, 1 to 256 bytes without control characters.
  /// - Throws: `.invalidNamespace`, `.wrongDigestLength`.
  public static func sign(
    digest: [UInt8], hash: SSHMessageHash = .sha512, namespace: String, with key: Ed25519PrivateKey
  ) throws(SSHSignatureError) -> SSHSignature {
    guard isNamespace(namespace) else { throw SSHSignatureError(.invalidNamespace, "namespace") }
    guard digest.count == hash.byteCount else { throw SSHSignatureError(.wrongDigestLength, "\(digest.count) bytes") }
    let data = signedData(digest: digest, namespace: namespace, hash: hash)
    return SSHSignature(publicKey: key.publicKey, namespace: namespace, hash: hash, signature: key.sign(data))
  }

  /// Signs a message that is at hand as a whole.
  /// - Throws: `.invalidNamespace`.
  public static func sign(
    _ message: [UInt8], hash: SSHMessageHash = .sha512, namespace: String, with key: Ed25519PrivateKey
  ) throws(SSHSignatureError) -> SSHSignature {
    try sign(digest: hash.digest(of: message.span), hash: hash, namespace: namespace, with: key)
  }

  /// Returns only where this signature was made over a message with this digest, for this purpose, by this key.
  /// - Parameters:
  ///   - digest: the message's digest under ``hash``.
  ///   - key: the key that must have signed; nil for ``publicKey``, whose owner the caller then has to establish
  ///     (``AllowedSigners/permits(principal:key:namespace:at:)``).
  /// - Throws: `.wrongNamespace`, `.wrongKey`, `.wrongDigestLength`, `.notAuthentic`.
  public func verify(digest: [UInt8], namespace: String, by key: Ed25519PublicKey? = nil) throws(SSHSignatureError) {
    // Swift's strings are equal when they look alike; a namespace is its bytes.
    guard namespace.utf8.elementsEqual(self.namespace.utf8) else {
      throw SSHSignatureError(.wrongNamespace, self.namespace)
    }
    guard key == nil || key == publicKey else { throw SSHSignatureError(.wrongKey, "another key signed") }
    guard digest.count == hash.byteCount else { throw SSHSignatureError(.wrongDigestLength, "\(digest.count) bytes") }
    let data = Self.signedData(digest: digest, namespace: self.namespace, hash: hash)
    guard publicKey.verifies(signature, of: data) else { throw SSHSignatureError(.notAuthentic, "signature") }
  }

  /// Returns only where this signature was made over this message, for this purpose, by this key; see
  /// ``verify(digest:namespace:by:)``.
  public func verify(_ message: [UInt8], namespace: String, by key: Ed25519PublicKey? = nil) throws(SSHSignatureError) {
    try verify(digest: hash.digest(of: message.span), namespace: namespace, by: key)
  }
}
