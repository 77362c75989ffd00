public import VaultCrypto

/// What may open a file.
public enum AgeIdentity: Sendable {
  /// An X25519 private key.
  case x25519(X25519Identity)
  /// A passphrase, whose bytes are taken as they are. A file that asks for a higher work factor (the base-two logarithm of scrypt's
  /// N; the work takes 2^(factor + 10) bytes of memory, 4 GiB at 22) is refused before any work is done.
  case passphrase(SecretBytes, maximumWorkFactor: Int = 22)
}
