public import VaultCrypto

/// What makes a vault a field vault: whose it is, and by which invitation it was made (Schemas/README.md §3.6).
public struct Satellite: Sendable, Equatable {
  /// The fingerprint of the vault that its evidence goes home to.
  public let home: Fingerprint
  /// SHA-256 of the invitation.
  public let kit: SHA256Digest

  /// A field vault's claims.
  public init(home: Fingerprint, kit: SHA256Digest) {
    self.home = home
    self.kit = kit
  }
}
