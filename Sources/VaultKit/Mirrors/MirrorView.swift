internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// What a mirror has, as far as a few files of it say so, compared with the vault.
struct MirrorView {
  /// The log's head there, and its note; nil where nothing was finished yet.
  let checkpoint: (head: TreeHead, note: [UInt8])?
  let state: MirrorState?
  let files: MirrorFiles
  /// Of its state and its lists, those that are there and cannot be read: a push makes them anew.
  let broken: [StoredName]
  /// Wrapped keys that lie beside everything else, and are to lie apart.
  let strayKeys: [StoredName]

  /// Reads it.
  /// - Throws: `.rolledBack` for a mirror that is ahead of this vault, or whose log is another.
  init(_ mirror: Mirror, _ vault: Vault, _ local: VaultState) throws(VaultError) {
    try mirror.require(vault.fingerprint)
    let note = try VaultKit.mirror { () throws(MirrorStoreError) in
      try mirror.store.bytesIfPresent(MirrorLayout.checkpoint, limit: 1 << 20)
    }
    if let note {
      checkpoint = (try Self.verify(note, mirror, vault, local), note)
    } else {
      checkpoint = nil
    }
    // What cannot be read, or is of a tree that this log never had, is made anew: then a little is sent twice.
    var broken: [StoredName] = []
    let said = try Self.read(MirrorLayout.state, mirror.store, limit: MirrorState.maximumByteCount, &broken) {
      MirrorState($0, of: vault.fingerprint)
    }
    state = said.flatMap { (try? Self.isEarlier($0.head, vault, local)) == true ? $0 : nil }
    (files, strayKeys) = try Self.files(mirror, &broken)
    self.broken = broken
  }

  /// What a mirror's lists say it has that is no object and no tile, and the wrapped keys of that which are to lie apart, and do not.
  /// - Parameter broken: gains a list that cannot be read: it counts as none.
  static func files(
    _ mirror: Mirror, _ broken: inout [StoredName]
  ) throws(VaultError) -> (files: MirrorFiles, strayKeys: [StoredName]) {
    func list(_ store: any MirrorStore) throws(VaultError) -> MirrorFiles {
      try read(MirrorLayout.files, store, limit: MirrorFiles.maximumByteCount, &broken) {
        MirrorFiles($0).flatMap { $0.digests.keys.allSatisfy(MirrorStructure.mayHave) ? $0 : nil }
      } ?? MirrorFiles()
    }
    let known = try list(mirror.store)
    guard let keys = mirror.keys else { return (known, []) }
    return (known.others.joined(try list(keys).keys), known.keys.digests.keys.sorted())
  }

  /// Reads a file that only says what needs not be asked: one that is too large or is none of its kind counts as none.
  private static func read<Value>(
    _ name: StoredName, _ store: any MirrorStore, limit: Int, _ broken: inout [StoredName], _ parse: ([UInt8]) -> Value?
  ) throws(VaultError) -> Value? {
    let bytes: [UInt8]?
    do throws(MirrorStoreError) { bytes = try store.bytesIfPresent(name, limit: limit) } catch {
      guard error.code == .tooLarge else { throw VaultError(error) }
      broken.append(name)
      return nil
    }
    guard let bytes else { return nil }
    let value = parse(bytes)
    if value == nil { broken.append(name) }
    return value
  }

  private static func verify(
    _ note: [UInt8], _ mirror: Mirror, _ vault: Vault, _ local: VaultState
  ) throws(VaultError) -> TreeHead {
    guard let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text),
      checkpoint.origin.description == vault.fingerprint.origin
    else {
      throw VaultError(
        .corrupt, "The checkpoint of the mirror \(mirror.name) (\(mirror.place)) is none of this vault.",
        safe: "Nothing was changed.", next: "Look at it with: evault mirror check \(mirror.name)")
    }
    guard checkpoint.size <= local.head.size else {
      throw VaultError(
        .rolledBack,
        "The mirror \(mirror.name) is ahead: it has \(EntryCount.text(checkpoint.size)), this vault \(local.head.size).",
        safe: "Nothing was changed.",
        next:
          "This copy of the vault is older than the mirror. Bring it up to date with: evault mirror pull \(mirror.name)"
      )
    }
    guard try isEarlier(checkpoint.head, vault, local) else {
      throw VaultError(
        .rolledBack, "The mirror \(mirror.name) has another history than this vault: their logs are forked.",
        safe: "Nothing was changed, here or there.",
        next: "Two copies of the vault went on apart. Find out which one is right: evault log compare")
    }
    return checkpoint.head
  }

  private static func isEarlier(_ head: TreeHead, _ vault: Vault, _ local: VaultState) throws(VaultError) -> Bool {
    guard head.size <= local.head.size else { return false }
    do throws(TileError<StoreError>) {
      return try vault.log.tree(size: local.head.size).rootHash(treeSize: head.size) == head.root
    } catch {
      throw VaultError(StoreError(error))
    }
  }
}
