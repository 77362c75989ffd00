internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Where things lie in a mirror: as in the vault, and besides in `mirror/` (Schemas/README.md §3.20).
enum MirrorLayout {
  static let vault = name("mirror/vault")
  static let writer = name("mirror/writer")
  static let state = name("mirror/state")
  static let files = name("mirror/files")
  static let checkpoint = name("log/checkpoint")
  static let objects = "objects/"
  static let format = "EvidenceVault mirror, format 1"
  /// Above it nothing is read into memory but tombstones.
  static let maximumSmallFile = 4 << 20

  static func object(_ digest: SHA256Digest) -> StoredName { name("\(ObjectStore.path(of: digest))") }

  static func tile(_ path: TilePath) -> StoredName { name("log/\(path)") }

  /// The object that a name is of; nil where it is none's.
  static func object(_ name: StoredName) -> SHA256Digest? {
    guard name.text.hasPrefix(objects), let digest = SHA256Digest(hex: name.text.dropFirst(8).filter { $0 != "/" }),
      object(digest) == name
    else { return nil }
    return digest
  }

  /// Whether files of this name are locked, where a mirror locks: they are written once, stay as long as the vault, and are nobody's key.
  static func isLocked(_ name: StoredName) -> Bool {
    if name.text.hasPrefix("log/tile/") { return !name.text.contains(".p/") }
    return object(name) != nil
      || ["keys/roster/", "log/tombstones/", "log/checkpoints/", "log/cosigners/"].contains {
        name.text.hasPrefix($0)
      }
  }

  /// A name that the layout gives: digits, letters and the like.
  static func name(_ text: String) -> StoredName {
    guard let name = StoredName(text) else { preconditionFailure("the layout has a name that no store takes") }
    return name
  }
}
