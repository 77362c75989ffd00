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
  private let journal: RepairJournal

  init(_ mirror: Mirror, _ vault: Vault, _ local: VaultState, _ journal: RepairJournal) {
    (target, self.vault, self.local, self.journal) = (mirror, vault, local, journal)
  }

  /// Runs it. What is another vault's, or proves nothing, stays as it is.
  /// - Returns: what was restored.
  func run(_ isInterrupted: @escaping @Sendable () -> Bool) throws(VaultError) -> Set<StoredName> {
    let notes = try found()
    guard !notes.isEmpty else { return [] }
    try journal.will(notes)
    try prepare(notes)
    for note in notes {
      // A checkpoint comes last: after all that it covers.
      if note.name == MirrorLayout.checkpoint {
        _ = try MirrorPush(vault, to: target).run(isInterrupted: isInterrupted)
      }
      journal.did(note)
      journal.settle()
    }
    return Set(notes.map(\.name))
  }

  /// With a claim of its own: it is gone before the push takes one.
  private func prepare(_ notes: [RepairNote]) throws(VaultError) {
    // It sees to it that `mirror/vault` is there.
    let claim = try MirrorClaim(target, vault.fingerprint, takesOver: false)
    do throws(VaultError) { try restore(notes) } catch {
      try? claim.release()
      throw error
    }
    try claim.release()
  }

  private func restore(_ notes: [RepairNote]) throws(VaultError) {
    // Somebody may have written until now: what is to go must still be wrong.
    let now = try found()
    for note in notes {
      if note.name == MirrorLayout.vault {
        let identity = MirrorIdentity.bytes(vault.fingerprint)
        try mirror { () throws(MirrorStoreError) in
          try target.store.replace(note.name, .bytes(identity), digest: note.digest)
          try target.store.flush()
        }
      } else if !note.wasMissing, now.contains(where: { $0.name == note.name }) {
        try mirror { () throws(MirrorStoreError) in try target.store.remove(note.name) }
      }
    }
  }

  /// What is wrong, and is to be this vault's.
  private func found() throws(VaultError) -> [RepairNote] {
    let said = try read(MirrorLayout.vault, limit: MirrorIdentity.maximumByteCount)
    let owner = said.flatMap { MirrorIdentity.vault($0) }
    if let owner, owner != vault.fingerprint { return [] }
    let note = try read(MirrorLayout.checkpoint, limit: 1 << 20)
    // A later one may be the last proof that this vault went back.
    if let note, isLater(note) { return [] }
    let isHead = note.map(isHead) ?? false
    guard !isHead || owner == nil else { return [] }
    guard try isHead ? true : holdsOnlyThisLog() else { return [] }
    var notes: [RepairNote] = []
    if owner == nil {
      let digest = SHA256.hash(MirrorIdentity.bytes(vault.fingerprint))
      notes.append(self.note(MirrorLayout.vault, digest, wasMissing: said == nil))
    }
    if !isHead {
      // It was damaged where a repair before has taken it away.
      let wasDamaged = journal.earlier.contains { earlier in
        !earlier.isDone && earlier.note.mirror == target.name && earlier.note.name == MirrorLayout.checkpoint
          && !earlier.note.wasMissing
      }
      notes.append(
        self.note(MirrorLayout.checkpoint, SHA256.hash(local.note), wasMissing: note == nil && !wasDamaged))
    }
    return notes
  }

  private func note(_ name: StoredName, _ digest: SHA256Digest, wasMissing: Bool) -> RepairNote {
    RepairNote(name, digest, wasMissing: wasMissing, inVault: false, mirror: target.name)
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

  /// Whether a note says of this vault's log that it is longer than it is here. Who signed it is not asked: it stays either way.
  private func isLater(_ note: [UInt8]) -> Bool {
    guard let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text) else { return false }
    return checkpoint.origin.description == vault.fingerprint.origin && checkpoint.size > local.head.size
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
