internal import Age
internal import Custody
internal import VaultCrypto

/// The identity that recovery shares give back: both keys come from one secret of 32 bytes (Schemas/README.md §3.5).
enum RecoveryIdentity {
  static let byteCount = 32
  private static let signingKey = Array("evidencevault/recovery/signing".utf8)
  static let labelPrefix = "recovery-"

  /// The identity of a secret.
  static func derive(_ secret: SecretBytes) throws(VaultError) -> MemberIdentity {
    var hkdf = HKDFSHA256()
    let seed = hkdf.derive(secret: secret, salt: [], info: signingKey, count: byteCount)
    guard let key = try? Ed25519PrivateKey(seed: seed), let age = try? X25519Identity(scalar: secret) else {
      throw VaultError(.failed, "The recovery identity could not be made.")
    }
    return MemberIdentity(created: .now, signer: Signer(key), ageIdentity: age, knownVaults: [])
  }
}
