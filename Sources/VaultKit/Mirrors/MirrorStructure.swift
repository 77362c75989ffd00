internal import Custody
internal import MirrorStores
internal import Synchronization
internal import Timestamping
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
  private static let maximumNameByteCount = 255
  private static let tilesAtOnce = 4096
  private static let maximumTreeSize: UInt64 = 1 << 36

  /// What the folder has: digests by names.
  private(set) var digests: [StoredName: SHA256Digest]
  /// What was not taken, since it is too large or proves nothing.
  private(set) var leftOut: [MirrorLeftOut]
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
    var byteCount = try VaultKit.mirror { () throws(MirrorStoreError) in
      // Another version of the program may have another text.
      min(try mirror.store.size(of: names[0]) ?? 0, UInt64(Self.limit(names[0])))
    }
    for prefix in Self.prefixes {
      let place = prefix == SmallFiles.keys ? mirror.keys ?? mirror.store : mirror.store
      try VaultKit.mirror { () throws(MirrorStoreError) in
        try place.forEach(prefix) { name, size throws(MirrorStoreError) in
          guard Self.belongs(name.text), names.count < Self.maximumFileCount else { return }
          names.append(name)
          byteCount += min(size, UInt64(Self.limit(name)))
        }
      }
    }
    // Nothing vouches for a list; but what is said to be there has room here, and more is not taken.
    try VaultKit.mirror { () throws(MirrorStoreError) in
      try mirror.store.forEach("log/tile/") { _, size in byteCount += min(size, UInt64(EntryBundle.maximumByteCount)) }
    }
    try FreeSpace.require(byteCount, in: folder, from: mirror)
    let found = Found(byteCount)
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
    leftOut = found.leftOut.withLock { $0.sorted { $0.name < $1.name } }
  }

  /// Takes away, once ``complete(_:)`` was called, what cosigners and authorities are said to have said and nothing proves, and all keys of cosigners.
  /// - Parameter known: the cosigners that this vault knows.
  /// - Returns: those that the mirror names and this vault does not know.
  mutating func sift(_ folder: Folder, known: [NoteVerifierKey]) throws(VaultError) -> [NoteVerifierKey] {
    guard var evidence = MirrorEvidence(folder, known: known) else { return [] }
    try evidence.sift(digests.keys)
    for name in evidence.removed { digests[name] = nil }
    leftOut = (leftOut + evidence.leftOut).sorted { $0.name < $1.name }
    return evidence.unknown
  }

  /// The most bytes that a file of this name is taken with.
  private static func limit(_ name: StoredName) -> Int {
    let parts = name.text.split(separator: "/")
    if parts[0] == "keys" {
      return parts[1] == "compartments" ? WrappedKeyFile.maximumByteCount : EntryBundle.maximumByteCount
    }
    guard parts.count > 2 else { return EntryBundle.maximumByteCount }
    switch parts[1] {
    case "tombstones": return MirrorFiles.maximumByteCount
    case "cosigners": return CosignatureStore.maximumLine
    case "checkpoints":
      if parts[3].hasPrefix("cosig-") { return CosignatureStore.maximumLine }
      return TimestampFileName(parts[3])?.kind.maximumByteCount ?? SignedNote.maximumByteCount
    default: return EntryBundle.maximumByteCount
    }
  }

  /// Whether a vault is whole without such a file, however it came to be too large.
  private static func mayLack(_ name: StoredName) -> Bool {
    ["log/checkpoints/", "log/cosigners/", SmallFiles.keys].contains { name.text.hasPrefix($0) }
  }

  private final class Found: Sendable {
    let digests = Mutex<[StoredName: SHA256Digest]>([:])
    let leftOut = Mutex<[MirrorLeftOut]>([])
    private let left: Mutex<UInt64>

    /// - Parameter byteCount: how many bytes there are at most.
    init(_ byteCount: UInt64) { left = Mutex(byteCount) }

    /// Brings files, several at once.
    /// - Returns: whether any of them was there.
    func bring(_ names: [StoredName], from mirror: Mirror, into folder: Folder) throws(VaultError) -> Bool {
      let before = digests.withLock { $0.count }
      try Crew.run(names.count, atOnce: Mirror.atOnce) { [self] place throws(VaultError) in
        let name = names[place]
        guard let bytes = try read(name, from: mirror) else { return }
        let isOver = left.withLock { left in
          let count = UInt64(bytes.count)
          let isOver = count > left
          left -= isOver ? left : count
          return isOver
        }
        guard !isOver else {
          throw VaultError(
            .corrupt, "More bytes come from \(mirror.place) than its list says it has, \(name) last.",
            safe: "Nothing of it was taken.", next: "Use another mirror.")
        }
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

    private func read(_ name: StoredName, from mirror: Mirror) throws(VaultError) -> [UInt8]? {
      do throws(MirrorStoreError) {
        return try mirror.store(of: name).bytesIfPresent(name, limit: MirrorStructure.limit(name))
      } catch {
        guard error.code == .tooLarge, MirrorStructure.mayLack(name) else { throw VaultError(error) }
        leftOut.withLock { $0.append(MirrorLeftOut(name, "it is larger than such a file can be")) }
        return nil
      }
    }
  }

  /// Whether a mirror's list may name it: it is no object and no tile, and travels.
  static func mayHave(_ name: StoredName) -> Bool {
    name.text == "FORMAT.txt" || prefixes.contains { name.text.hasPrefix($0) }
  }

  /// Whether a vault has a file of this name.
  private static func belongs(_ name: String) -> Bool {
    let parts = name.split(separator: "/").map { String($0) }
    // No file system here has longer ones.
    guard parts.allSatisfy({ $0.utf8.count <= maximumNameByteCount }) else { return false }
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
