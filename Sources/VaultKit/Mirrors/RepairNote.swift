internal import Encodings
internal import MirrorStores
internal import VaultCrypto

/// One file that a repair restores: what it will be, and what it was.
struct RepairNote: Hashable, Sendable {
  /// What two notes differ in that say the same: 16 hexadecimal digits.
  let identifier: String
  /// Its name, below the vault or the mirror.
  let name: StoredName
  /// Of all bytes that it has afterwards.
  let digest: SHA256Digest
  /// Whether it was not there at all; else it was damaged.
  let wasMissing: Bool
  /// Whether it is restored in the vault; else in the mirror.
  let inVault: Bool
  /// The mirror that it comes from, or in which it is restored; nil for what needs none: this machine has it by itself.
  let mirror: String?

  /// What stands where a mirror's name does, and is none.
  private static let none = "."

  init(_ name: StoredName, _ digest: SHA256Digest, wasMissing: Bool, inVault: Bool, mirror: String?) {
    identifier = Hex.encode(SecureRandom.bytes(8))
    (self.name, self.digest, self.wasMissing) = (name, digest, wasMissing)
    (self.inVault, self.mirror) = (inVault, mirror)
  }

  /// The note of an object.
  init(_ object: SHA256Digest, wasMissing: Bool, inVault: Bool, mirror: String) {
    self.init(MirrorLayout.object(object), object, wasMissing: wasMissing, inVault: inVault, mirror: mirror)
  }

  /// Nil where these are no words of a note.
  init?(_ words: [Substring]) {
    guard words.count == 6, Hex.decode(String(words[0]))?.count == 8, let digest = SHA256Digest(hex: String(words[1])),
      let wasMissing = ["missing": true, "damaged": false][words[2]],
      let inVault = ["vault": true, "mirror": false][words[3]], let name = StoredName(String(words[5]))
    else { return nil }
    (identifier, self.name, self.digest) = (String(words[0]), name, digest)
    mirror = words[4] == Self.none ? nil : String(words[4])
    (self.wasMissing, self.inVault) = (wasMissing, inVault)
  }

  var text: String {
    "\(identifier) \(digest.hex) \(wasMissing ? "missing" : "damaged") \(inVault ? "vault" : "mirror") \(mirror ?? Self.none) \(name)"
  }

  /// As the report has it, where it is an object.
  var repaired: MirrorRepair.Repaired? {
    guard let object = MirrorLayout.object(name), let mirror else { return nil }
    return MirrorRepair.Repaired(object: object.hex, wasMissing: wasMissing, inVault: inVault, mirror: mirror)
  }

  /// As the report has it, where it is none.
  var file: MirrorRepair.RepairedFile? {
    guard MirrorLayout.object(name) == nil else { return nil }
    return MirrorRepair.RepairedFile(name: name.text, wasMissing: wasMissing, inVault: inVault, mirror: mirror)
  }
}
