internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Restores in a mirror what is not whole there and is whole in the vault. What it does not have yet is a push's business.
struct MirrorRestoring {
  private let vault: Vault
  private let target: Mirror
  private let recorder: RepairRecorder
  private let isInterrupted: @Sendable () -> Bool
  /// What was erased, revoked or shredded, lay there again, and was removed.
  private(set) var removed: [StoredName] = []
  private var journal: RepairJournal { recorder.journal }

  init(_ vault: Vault, _ mirror: Mirror, _ recorder: RepairRecorder, _ isInterrupted: @escaping @Sendable () -> Bool) {
    (self.vault, target, self.recorder, self.isInterrupted) = (vault, mirror, recorder, isInterrupted)
  }

  /// Reads the mirror, and restores with its claim what is to be restored; nothing is written, and no claim taken, where all is well.
  /// - Parameters:
  ///   - whole: objects that are whole here.
  ///   - sample: percent of the objects there to read.
  mutating func run(
    with whole: Set<SHA256Digest>, sample: Double, _ total: @escaping @Sendable (UInt64) -> Void,
    _ progress: @escaping @Sendable (UInt64) -> Void
  ) throws(VaultError) {
    let before = try MirrorView(target, vault, vault.state()).checkpoint?.note
    let result = try MirrorCheck(vault, target).run(
      sample: sample, total: total, progress: progress, isInterrupted: isInterrupted)
    let notes = try self.notes(result, whole)
    let isClean = try strays(result.report).isEmpty
    // What a push or a repair left that was killed.
    if notes.isEmpty, isClean, try !target.hasUnfinished() { return }
    let claim = try MirrorClaim(target, vault.fingerprint, takesOver: false)
    do throws(VaultError) {
      guard try MirrorView(target, vault, vault.state()).checkpoint?.note == before else {
        throw VaultError(
          .locked, "The mirror \(target.name) was written while it was read.", safe: "Nothing was changed there.",
          next: "Run the command again.")
      }
      try target.giveUpUnfinished()
      for (store, name) in try strays(result.report) {
        try remove(name, from: store)
      }
      let writer = try MirrorWriter(target)
      try recorder.forEachPart(notes) { part throws(VaultError) in
        for note in part { try restore(note, writer) }
        try obeyTombstones()
        try mirror { () throws(MirrorStoreError) in try target.flush() }
        journal.settle()
      }
    } catch {
      if (try? target.flush()) != nil { journal.settle() }
      try? claim.release()
      throw error
    }
    try claim.release()
  }

  /// A service may say that it removed something, and not do it.
  private mutating func remove(_ name: StoredName, from store: any MirrorStore) throws(VaultError) {
    let isThere = try mirror { () throws(MirrorStoreError) in
      try store.remove(name)
      return try store.size(of: name) != nil
    }
    guard !isThere else {
      throw VaultError(
        .failed,
        "\(store.place) still has \(name) after it said that it removed it. It was erased, revoked or shredded here.",
        next: "Ask its keepers to delete it.")
    }
    removed.append(name)
  }

  /// What can be restored: files that a push would bring, and objects that are whole here. Keys go only where they may lie.
  private func notes(
    _ result: MirrorCheck.Result, _ whole: Set<SHA256Digest>
  ) throws(VaultError) -> [RepairNote] {
    let brought = try SmallFiles(vault, vault.state(), keys: target.holdsKeys()).all.map(\.name)
    let own = Set(brought)
    let files = result.files.filter { own.contains($0.name) || $0.name.text.hasPrefix("log/tile/") }.map {
      RepairNote($0.name, $0.digest, wasMissing: $0.isMissing, inVault: false, mirror: target.name)
    }
    let missing = Set(result.report.findings.filter { $0.code == .objectMissing }.map(\.path))
    let objects = result.report.damaged.filter { whole.contains($0) }.sorted().map { object in
      RepairNote(
        object, wasMissing: missing.contains(MirrorLayout.object(object).text), inVault: false, mirror: target.name)
    }
    return files + objects
  }

  private func restore(_ note: RepairNote, _ writer: MirrorWriter) throws(VaultError) {
    if isInterrupted() { throw ObjectFetching.interruption }
    let isInterrupted = isInterrupted
    let content = StoredContent.metered(
      .file(vault.folder, FilePath(note.name.text)), Meter { _ in !isInterrupted() })
    do throws(MirrorStoreError) {
      try writer.replace(note.name, content, digest: note.digest)
    } catch {
      if isInterrupted() { throw ObjectFetching.interruption }
      // What is damaged here too stays as it is: the digest of what was brought decides.
      guard error.code == .changed || error.code == .notFound else { throw VaultError(error) }
      return journal.drop(note)
    }
    journal.did(note)
  }

  /// Takes away again what was erased meanwhile. Who erases after this finds it there.
  private func obeyTombstones() throws(VaultError) {
    let erased = Set(try Tombstones(vault, vault.state()).all.flatMap(\.objects))
    for note in journal.finished where !note.inVault && note.mirror == target.name {
      guard let object = MirrorLayout.object(note.name), erased.contains(object) else { continue }
      try mirror { () throws(MirrorStoreError) in try target.store.remove(note.name) }
      journal.drop(note)
    }
  }

  /// What was erased, revoked or shredded and lies there again.
  private func strays(_ found: CheckReport) throws(VaultError) -> [(any MirrorStore, StoredName)] {
    let roster = try vault.state().rosters.current
    var strays = found.findings.filter { $0.code == .erasureIncomplete }.compactMap { finding in
      StoredName(finding.path).map { (target.store, $0) }
    }
    for store in target.stores(below: SmallFiles.keys) {
      try mirror { () throws(MirrorStoreError) in
        try store.forEach(SmallFiles.keys) { name, _ in
          if !SmallFiles.isGranted(name, by: roster) { strays.append((store, name)) }
        }
      }
    }
    return strays
  }
}
