internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Sets right what a mirror says of itself, `mirror/vault` and `log/checkpoint`, where what lies there proves that it is this vault's and not ahead of it.
struct MirrorMending {
  private static let entries = "log/tile/entries/"

  private let target: Mirror
  private let vault: Vault
  private let local: VaultState

  init(_ mirror: Mirror, _ vault: Vault, _ local: VaultState) {
    (target, self.vault, self.local) = (mirror, vault, local)
  }

  /// Runs it. What is another vault's, or proves nothing, stays as it is.
  /// - Returns: what was restored.
  func run() throws(VaultError) -> [MirrorRepair.RepairedFile] {
    let said = try read(MirrorLayout.vault, limit: MirrorIdentity.maximumByteCount)
    let owner = said.flatMap { MirrorIdentity.vault($0) }
    if let owner, owner != vault.fingerprint { return [] }
    let note = try read(MirrorLayout.checkpoint, limit: 1 << 20)
    let isHead = note.map(isHead) ?? false
    guard !isHead || owner == nil else { return [] }
    guard try isHead ? true : holdsOnlyThisLog() else { return [] }
    var restored: [MirrorRepair.RepairedFile] = []
    if owner == nil {
      let identity = MirrorIdentity.bytes(vault.fingerprint)
      try mirror { () throws(MirrorStoreError) in
        try target.store.replace(MirrorLayout.vault, .bytes(identity), digest: SHA256.hash(identity))
        try target.store.flush()
      }
      restored.append(file(MirrorLayout.vault, wasMissing: said == nil))
    }
    guard !isHead else { return restored }
    // A checkpoint comes last: after all that it covers.
    if note != nil { try mirror { () throws(MirrorStoreError) in try target.store.remove(MirrorLayout.checkpoint) } }
    _ = try MirrorPush(vault, to: target).run()
    restored.append(file(MirrorLayout.checkpoint, wasMissing: note == nil))
    return restored
  }

  private func file(_ name: StoredName, wasMissing: Bool) -> MirrorRepair.RepairedFile {
    MirrorRepair.RepairedFile(name: name.text, wasMissing: wasMissing, inVault: false, mirror: target.name)
  }

  /// A file's bytes; none where there are more than such a file has.
  private func read(_ name: StoredName, limit: Int) throws(VaultError) -> [UInt8]? {
    try mirror { () throws(MirrorStoreError) in
      do throws(MirrorStoreError) { return try target.store.bytesIfPresent(name, limit: limit) } catch {
        if error.code == .tooLarge { return [] }
        throw error
      }
    }
  }

  /// Whether a note is a head that this vault's log had, signed by who might.
  private func isHead(_ note: [UInt8]) -> Bool {
    guard let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text),
      checkpoint.size <= local.head.size,
      let root = try? vault.log.tree(size: local.head.size).rootHash(treeSize: checkpoint.size), root == checkpoint.root
    else { return false }
    return (try? Vault.state(note: note, log: vault.log, rosters: vault.rosterStore)) != nil
  }

  /// Whether there are entries, all of them this log's, and none beyond its end: somebody else's history, or a later one, is never touched.
  private func holdsOnlyThisLog() throws(VaultError) -> Bool {
    var names: [StoredName] = []
    try mirror { () throws(MirrorStoreError) in
      try target.store.forEach(Self.entries) { name, _ throws(MirrorStoreError) in names.append(name) }
    }
    var indexes: [String: UInt64] = [:]
    for path in TilePath.entryBundles(treeSize: local.head.size) {
      indexes[MirrorLayout.tile(path.full).text] = path.index
    }
    for name in names {
      let parts = name.text.split(separator: ".p/", maxSplits: 1)
      let width = parts.count == 2 ? Int(parts[1]) : TilePath.fullWidth
      guard let index = indexes[String(parts[0])], let width, (1...TilePath.fullWidth).contains(width),
        index << 8 + UInt64(width) <= local.head.size,
        let path = try? TilePath(.entries, index: index, width: width),
        let here = try? vault.log.read(path),
        try read(name, limit: EntryBundle.maximumByteCount) == here
      else { return false }
    }
    return !names.isEmpty
  }
}
