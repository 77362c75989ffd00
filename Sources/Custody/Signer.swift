internal import SelectiveDisclosure
public import VaultCrypto

/// A member's signing key and the name that events know it by.
public struct Signer: Sendable {
  /// The key.
  public let key: Ed25519PrivateKey
  /// The RFC 7638 thumbprint of its public half.
  public let kid: String

  /// The signer with this key.
  public init(_ key: Ed25519PrivateKey) {
    self.key = key
    kid = Self.kid(of: key.publicKey)
  }

  /// The name that events know a key by.
  public static func kid(of key: Ed25519PublicKey) -> String { OKPKey(key).thumbprint }
}
