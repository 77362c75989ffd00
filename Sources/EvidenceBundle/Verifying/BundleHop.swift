internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// What a `received` event discloses of the field log that its item came from: this is what ties that log to the vault.
struct BundleHop: Sendable, Equatable {
  let field: Fingerprint
  let roster: SHA256Digest
  let checkpoint: SHA256Digest

  init(field: Fingerprint, roster: SHA256Digest, checkpoint: SHA256Digest) {
    self.field = field
    self.roster = roster
    self.checkpoint = checkpoint
  }

  /// What these claims disclose; nil where one of them is withheld.
  init?(_ claims: JSONObject) {
    guard let field = claims["field"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let roster = claims["field_roster"]?.stringValue, let checkpoint = claims["field_checkpoint"]?.stringValue
    else { return nil }
    self.init(
      field: Fingerprint(field), roster: SHA256.hash(Array(roster.utf8)),
      checkpoint: SHA256.hash(Array(checkpoint.utf8)))
  }
}
