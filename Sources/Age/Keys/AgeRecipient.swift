public import VaultCrypto

/// Whom or what a file is sealed to.
public enum AgeRecipient: Sendable {
  /// The holder of an X25519 identity.
  case x25519(X25519Recipient)
  /// Whoever knows the passphrase, whose bytes are taken as they are. It must be the file's only recipient.
  /// The work factor is the base-two logarithm of scrypt's N, from 1 to 22; 18 takes about a second and 256 MiB.
  case passphrase(SecretBytes, workFactor: Int = 18)
}
