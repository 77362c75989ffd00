internal import Custody
internal import MirrorStores
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Everything of a mirror but its objects, brought into a folder, where it is checked before anybody believes it.
struct MirrorStructure {
  private static let prefixes = [
    "keys/roster/", "keys/compartments/", "log/tombstones/", "log/cosigners/", "log/checkpoints/",
  ]
  /// More than a mirror of any vault has; what lies may go on for ever.
  private static let maximumFileCount = 2_000_000
  private static let tilesAtOnce = 4096
  private static let maximumTreeSize: UInt64 = 1 << 36

  /// What the folder has: digests by names.
  let digests: [StoredName: SHA256Digest]
  /// The checkpoint's bytes, which are not in the folder yet.
  let note: [UInt8]

  /// Brings it. What is missing there is missing here: the check says so.
  init(_ mirror: Mirror, into folder: Folder) throws(VaultError) {
    note = try VaultKit.mirror { () throws(MirrorStoreError) in
      try mirror.store.bytes(of: MirrorLayout.checkpoint, limit: 1 << 20)
    }
    guard let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text),
      checkpoint.size <= Self.maximumTreeSize
    else { throw VaultError(.corrupt, "The checkpoint of \(mirror.place) is none.", safe: "Nothing was changed.") }
    var names = [MirrorLayout.name("FORMAT.txt")]
    for prefix in Self.prefixes {
      let place = prefix == SmallFiles.keys ? mirror.keys ?? mirror.store : mirror.store
      try VaultKit.mirror { () throws(MirrorStoreError) in
        try place.forEach(prefix) { name, _ throws(MirrorStoreError) in
          if Self.belongs(name.text), names.count < Self.maximumFileCount { names.append(name) }
        }
      }
    }
    let found = Found()
    _ = try found.bring(names, from: mirror, into: folder)
    // Nobody has vouched for its size yet: where nothing is of what it calls for, nobody asks for all the rest.
    let tiles = [
      AnyIterator(TilePath.entryBundles(treeSize: checkpoint.size).makeIterator()),
      AnyIterator(TilePath.hashTiles(treeSize: checkpoint.size).makeIterator()),
    ]
    for one in tiles {
      while true {
        let some = Array(one.prefix(Self.tilesAtOnce))
        guard !some.isEmpty, try found.bring(some.map { MirrorLayout.tile($0) }, from: mirror, into: folder) else {
          break
        }
      }
    }
    digests = found.digests.withLock { $0 }
  }

  private final class Found: Sendable {
    let digests = Mutex<[StoredName: SHA256Digest]>([:])

    /// Brings files, several at once.
    /// - Returns: whether any of them was there.
    func bring(_ names: [StoredName], from mirror: Mirror, into folder: Folder) throws(VaultError) -> Bool {
      let before = digests.withLock { $0.count }
      try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
        let name = names[place]
        let limit =
          name.text.hasPrefix("log/tombstones/") ? MirrorFiles.maximumByteCount : EntryBundle.maximumByteCount
        let bytes = try VaultKit.mirror { () throws(MirrorStoreError) in
          try mirror.store(of: name).bytesIfPresent(name, limit: limit)
        }
        guard let bytes else { return }
        let path = FilePath(name.text)
        try VaultKit.files { () throws(FileError) in
          let parent = try folder.folder(path.parent, create: true)
          try parent.removeTree(path.lastComponent)
          try parent.add(path.lastComponent, bytes)
        }
        digests.withLock { $0[name] = SHA256.hash(bytes) }
      }
      return digests.withLock { $0.count } > before
    }
  }

  /// Whether a mirror's list may name it: it is no object and no tile, and travels.
  static func mayHave(_ name: StoredName) -> Bool {
    name.text == "FORMAT.txt" || prefixes.contains { name.text.hasPrefix($0) }
  }

  /// Whether a vault has a file of this name.
  private static func belongs(_ name: String) -> Bool {
    let parts = name.split(separator: "/").map { String($0) }
    func isNumber(_ text: String) -> Bool { UInt64(text).map { String($0) == text } ?? false }
    switch (parts[0], parts.count) {
    case ("keys", 3):
      return parts[2].utf8.count == 13 && parts[2].hasSuffix(".sd-jwt") && Int(parts[2].prefix(6)) != nil
    case ("keys", 5): return isNumber(parts[3]) && parts[4].hasSuffix(".age")
    case ("log", 3) where parts[1] == "tombstones":
      return parts[2].hasSuffix(".jwt") && isNumber(String(parts[2].dropLast(4)))
    case ("log", 3) where parts[1] == "cosigners": return parts[2].utf8.count == 8
    case ("log", 4) where parts[1] == "checkpoints":
      return isNumber(parts[2])
        && (parts[3] == "note" || ["cosig-", "tsr-", "renewal-", "crl-"].contains { parts[3].hasPrefix($0) })
    default: return false
    }
  }

  /// Puts the checkpoint there, which makes it a vault's log.
  func complete(_ folder: Folder) throws(VaultError) {
    try VaultKit.files { () throws(FileError) in
      let log = try folder.folder(VaultLayout.log, create: true)
      try folder.syncFileSystem()
      try log.replace(VaultLayout.checkpoint, with: note)
    }
  }
}
