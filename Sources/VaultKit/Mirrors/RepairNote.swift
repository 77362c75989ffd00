internal import MirrorStores
internal import VaultCrypto

/// One file that a repair restores: what it will be, and what it was.
struct RepairNote: Hashable, Sendable {
  /// Its name, below the vault or the mirror.
  let name: StoredName
  /// Of all bytes that it has afterwards.
  let digest: SHA256Digest
  /// Whether it was not there at all; else it was damaged.
  let wasMissing: Bool
  /// Whether it is restored in the vault; else in the mirror.
  let inVault: Bool
  /// The mirror that it comes from, or in which it is restored.
  let mirror: String

  init(_ name: StoredName, _ digest: SHA256Digest, wasMissing: Bool, inVault: Bool, mirror: String) {
    (self.name, self.digest, self.wasMissing) = (name, digest, wasMissing)
    (self.inVault, self.mirror) = (inVault, mirror)
  }

  /// The note of an object.
  init(_ object: SHA256Digest, wasMissing: Bool, inVault: Bool, mirror: String) {
    self.init(MirrorLayout.object(object), object, wasMissing: wasMissing, inVault: inVault, mirror: mirror)
  }

  /// Nil where these are no words of a note.
  init?(_ words: [Substring]) {
    guard words.count == 5, let digest = SHA256Digest(hex: String(words[0])),
      let wasMissing = ["missing": true, "damaged": false][words[1]],
      let inVault = ["vault": true, "mirror": false][words[2]], let name = StoredName(String(words[4]))
    else { return nil }
    self.init(name, digest, wasMissing: wasMissing, inVault: inVault, mirror: String(words[3]))
  }

  var text: String {
    "\(digest.hex) \(wasMissing ? "missing" : "damaged") \(inVault ? "vault" : "mirror") \(mirror) \(name)"
  }

  /// As the report has it, where it is an object.
  var repaired: MirrorRepair.Repaired? {
    MirrorLayout.object(name).map {
      MirrorRepair.Repaired(object: $0.hex, wasMissing: wasMissing, inVault: inVault, mirror: mirror)
    }
  }

  /// As the report has it, where it is none.
  var file: MirrorRepair.RepairedFile? {
    guard MirrorLayout.object(name) == nil else { return nil }
    return MirrorRepair.RepairedFile(name: name.text, wasMissing: wasMissing, inVault: inVault, mirror: mirror)
  }
}
