internal import VaultCrypto

/// The digest of the message that an SSHSIG signature is made over (PROTOCOL.sshsig §2).
public enum SSHMessageHash: String, Sendable, CaseIterable {
  /// SHA-256; read, not written unless asked for.
  case sha256
  /// SHA-512; what OpenSSH writes by default and so do we.
  case sha512

  /// Bytes in the digest: 32 or 64.
  public var byteCount: Int {
    switch self {
    case .sha256: SHA256Digest.byteCount
    case .sha512: SHA512.byteCount
    }
  }

  /// The digest of a message that is at hand as a whole.
  public func digest(of message: Span<UInt8>) -> [UInt8] {
    switch self {
    case .sha256: return SHA256.hash(message).bytes
    case .sha512:
      var hasher = SHA512()
      hasher.update(message)
      return hasher.finish()
    }
  }
}
