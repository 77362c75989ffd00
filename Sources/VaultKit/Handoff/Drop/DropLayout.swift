internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Where things lie in a drop (Schemas/README.md §3.6, *Drops*).
///
///     4f1c…/objects/ab/cdef…               a field vault's objects
///     4f1c…/8Q3T-MZ1K-0VRE-7XA2H/vault/…   what else an offer has
///     4f1c…/8Q3T-MZ1K-0VRE-7XA2H/offer.jwt put last
enum DropLayout {
  /// The most bytes of a token.
  static let maximumToken = 64 << 10

  private static let structure = [
    "\(VaultLayout.formatText)", "\(VaultLayout.log)/\(VaultLayout.checkpoint)", "\(VaultLayout.invitation)",
    "\(VaultLayout.roster)/\(VaultLayout.roster(version: 1))",
  ]

  /// What a name in a drop is of.
  enum Place: Equatable {
    case object(SHA256Digest)
    case token(Identifier)
    /// Another file of an offer, with its path below the offer's `vault`.
    case file(Identifier, path: String)
  }

  /// A file of an offer, below the field vault's folder.
  static func file(_ offer: Identifier, _ path: String) -> StoredName { MirrorLayout.name("\(offer)/vault/\(path)") }

  /// The offer's token, below the field vault's folder.
  static func token(_ offer: Identifier) -> StoredName { MirrorLayout.name("\(offer)/\(Offering.token)") }

  /// The field vault's folder.
  static func folder(_ field: Fingerprint) -> StoredName { MirrorLayout.name(field.description) }

  /// What a name is of; nil for one that no drop has.
  static func place(_ name: StoredName) -> (field: Fingerprint, below: StoredName, place: Place)? {
    let parts = name.text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let digest = SHA256Digest(hex: String(parts[0])), digest.hex == parts[0],
      let below = StoredName(String(parts[1])), let place = place(below: below)
    else { return nil }
    return (Fingerprint(digest), below, place)
  }

  private static func place(below name: StoredName) -> Place? {
    if let object = MirrorLayout.object(name) { return .object(object) }
    let parts = name.text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let offer = Identifier(canonical: String(parts[0])) else { return nil }
    if name == token(offer) { return .token(offer) }
    guard parts[1].hasPrefix("vault/") else { return nil }
    let path = String(parts[1].dropFirst(6))
    return structure.contains(path) || tile(path) != nil ? .file(offer, path: path) : nil
  }

  /// The tile or entry bundle that a path of an offer is of.
  static func tile(_ path: String) -> TilePath? {
    let log = "\(VaultLayout.log)/"
    guard path.hasPrefix(log), let tile = try? TilePath(String(path.dropFirst(log.utf8.count))),
      MirrorLayout.tile(tile).text == path
    else { return nil }
    return tile
  }

  /// Whether a log of this size has such a file. It is not counted up: whoever claims a size need not have it.
  static func isAnnounced(_ path: String, size: UInt64) -> Bool {
    guard let tile = tile(path) else { return structure.contains(path) }
    let level =
      switch tile.kind {
      case .entries: 0
      case .hashes(let level): level
      }
    let count = level < 8 ? size >> (8 * UInt64(level)) : 0
    let width = UInt64(TilePath.fullWidth)
    return tile.isPartial
      ? tile.index == count / width && UInt64(tile.width) == count % width : tile.index < count / width
  }
}
