internal import Custody
internal import MirrorStores
internal import Timestamping
public import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Brings a vault that is older than its mirror up to date: one that came back from an old copy. What comes continues the log that is here, or nothing comes.
public struct MirrorPull: Sendable {
  /// What was brought.
  public struct Report: Sendable {
    /// Entries of the log before.
    public internal(set) var before: UInt64 = 0
    /// Entries of the log now.
    public internal(set) var after: UInt64 = 0
    /// Objects that came.
    public internal(set) var objects = 0
    /// Their bytes.
    public internal(set) var bytes: UInt64 = 0
    /// Other files that came and are not the log's own: kept checkpoints, what lies beside them, and wrapped keys. By name, below the vault.
    public internal(set) var files: [String] = []
    /// Objects that went: they were erased in what came.
    public internal(set) var erased = 0
    /// Files of the mirror that nothing proves to be this vault's: they did not come.
    public internal(set) var leftOut: [MirrorLeftOut] = []
    /// Cosigners that the mirror names and this vault does not know. Nobody vouches for their keys yet.
    public internal(set) var cosigners: [NoteVerifierKey] = []
  }

  private let path: FilePath
  private let source: Mirror

  /// A pull into the vault in this folder.
  public init(_ vault: Vault, from mirror: Mirror) {
    path = vault.folder.path
    source = mirror
  }

  /// Runs it.
  /// - Throws: `.rolledBack` where the mirror does not continue this vault's log, or lacks an object: then nothing is changed.
  /// - Parameter total: is told how many bytes will come.
  public func run(
    total: (@Sendable (UInt64) -> Void)? = nil,
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Report {
    // This vault may be older than the machine remembers: that is why it is brought up to date.
    let vault = try Vault(path, acceptsRollback: true)
    let local = try vault.state()
    try source.require(vault.fingerprint)
    try RepairLeftovers.removeStaging(vault.folder)
    let staging = try files { () throws(FileError) in try StagingFolder(in: vault.folder) }
    let copy = try files { () throws(FileError) in try staging.folder.folder("structure", create: true) }
    var structure = try MirrorStructure(source, into: copy)
    try structure.complete(copy)
    var report = Report()
    let known = try store { () throws(StoreError) in try CosignatureStore(vault.log).cosigners() }
    report.cosigners = try structure.sift(copy, known: known)
    report.leftOut = structure.leftOut
    let log = try MirrorClone.verified(copy, vault.fingerprint, source)
    (report.before, report.after) = (local.head.size, local.head.size)
    let there = log.state
    guard there.head.size > local.head.size else {
      guard try Self.root(vault.log, local.head.size, at: there.head.size) == there.head.root else { throw forked() }
      // An interrupted pull may have left what it had to take away.
      try settle(vault, log, structure, copy, &report)
      return report
    }
    guard try Self.root(log.log, there.head.size, at: local.head.size) == local.head.root else { throw forked() }
    let entries = try LogEntries.read(log.log, from: local.head.size, to: there.head.size, head: there.head)
    // A thin vault's records come first in their entries, and payloads stay where they are.
    let brought = entries.flatMap { vault.isThin ? Array($0.entry.objects.prefix(1)) : $0.entry.objects }
    let wanted = brought.filter { !log.erased.contains($0) }
    let fetching = ObjectFetching(
      vault.objects, staging, from: source, asksOlder: true, total, progress, isInterrupted)
    // What came before an interruption is read again: it may have been cut short.
    let here = Set(try files { () throws(FileError) in try vault.objects.list() }.names)
    let damaged = ObjectScrub(objects: vault.objects, progress: { _ in }).run(wanted.filter(here.contains)).bad
    try fetching.run(wanted.filter { !here.contains($0) || damaged[$0] != nil })
    guard fetching.result.bad.isEmpty else {
      let first = fetching.result.bad.keys.sorted()[0]
      throw VaultError(
        .rolledBack,
        "\(fetching.result.bad.count) objects are not whole in the mirror \(source.name), \(ObjectStore.path(of: first)) first.",
        safe: "The vault's log is as it was.", next: "Repair the mirror, or use another one.")
    }
    report.objects = fetching.result.good.count
    report.bytes = fetching.result.byteCount
    report.files = try commit(vault, local, log, entries.map(\.entry), structure, copy)
    report.after = there.head.size
    try settle(vault, log, structure, copy, &report)
    // Opened anew it is held against what this machine remembers.
    do throws(VaultError) { _ = try Vault(path).state() } catch {
      throw VaultError(
        error.kind, "\(there.head.size - local.head.size) log entries came from the mirror. \(error.message)",
        safe: "What came is in the vault.", next: error.next)
    }
    return report
  }

  /// What follows a commit, and is done again where that was interrupted: checkpoints come that were kept of the log as it is now; what was
  /// erased goes, as do wrapped keys that are not granted any more.
  private func settle(
    _ vault: Vault, _ log: LogCheck, _ structure: MirrorStructure, _ copy: Folder, _ report: inout Report
  ) throws(VaultError) {
    let rosters = try vault.state().rosters
    let names = structure.digests.keys.filter(Self.isBesideCheckpoint)
    // Notes first: what lies beside them is held against them.
    for name in names.sorted(by: { (Self.isNote($1) ? 1 : 0, $0) < (Self.isNote($0) ? 1 : 0, $1) }) {
      let path = FilePath(name.text)
      let isNew = try files { () throws(FileError) in
        let parent = try vault.folder.folder(path.parent, create: true)
        guard try parent.status(path.lastComponent) == nil, try Self.isOver(vault.folder, copy, path) else {
          return false
        }
        try parent.replace(
          path.lastComponent, with: copy.read(path, limit: MirrorFiles.maximumByteCount), mode: 0o444)
        return true
      }
      if isNew { report.files.append(name.text) }
    }
    report.files.sort()
    for object in log.erased where try size(vault, object) != nil {
      try files { () throws(FileError) in try vault.objects.remove(object) }
      report.erased += 1
    }
    if !log.erased.isEmpty { CatalogueImage.removeAll(vault) }
    try store { () throws(StoreError) in
      for place in try vault.keys.list()
      where !rosters.current.grants(place.compartment, generation: place.generation, to: place.member) {
        try vault.keys.remove(place)
      }
    }
  }

  private static func isBesideCheckpoint(_ name: StoredName) -> Bool { name.text.hasPrefix("log/checkpoints/") }

  private static func isNote(_ name: StoredName) -> Bool { name.text.hasSuffix("/\(HeadTimestamps.noteName)") }

  /// Whether a timestamp is over the note that is here, too: where another one that is as good lies there, it proves nothing of this one.
  private static func isOver(_ vault: Folder, _ copy: Folder, _ path: FilePath) throws(FileError) -> Bool {
    guard TimestampFileName(path.lastComponent.description) != nil else { return true }
    guard KeptFiles.room(vault, copy, path.parent).contains(path) else { return false }
    let note = path.parent.appending(FilePath(HeadTimestamps.noteName))
    let here = try vault.readIfPresent(note, limit: SignedNote.maximumByteCount)
    // What was missing came before.
    return try here == copy.readIfPresent(note, limit: SignedNote.maximumByteCount)
  }

  private func size(_ vault: Vault, _ object: SHA256Digest) throws(VaultError) -> UInt64? {
    try files { () throws(FileError) in try vault.objects.size(object) }
  }

  /// Rosters, tombstones and keys first; then the entries, under the checkpoint that the mirror has.
  /// - Returns: the keys that came.
  private func commit(
    _ vault: Vault, _ local: VaultState, _ log: LogCheck, _ entries: [LogEntry], _ structure: MirrorStructure,
    _ copy: Folder
  ) throws(VaultError) -> [String] {
    var keys: [String] = []
    try store { () throws(StoreError) in
      var transaction = try LogTransaction(vault: vault.folder, log: vault.log) { note throws(StoreError) in
        guard note == local.note else {
          throw StoreError(.corruptLog, VaultLayout.log, "another process has committed meanwhile")
        }
        return local.head
      }
      do throws(FileError) {
        for name in structure.digests.keys.sorted()
        where !name.text.hasPrefix("log/tile/") && name.text != "FORMAT.txt"
          && !Self.isBesideCheckpoint(name)
        {
          let path = FilePath(name.text)
          guard !SmallFiles.isKey(name) || SmallFiles.mayTake(name, from: copy, log.state.rosters) else { continue }
          let parent = try vault.folder.folder(path.parent, create: true)
          // Nothing vouches for a wrapped key but that it opens: what is here stays, and what comes has its form at least.
          if SmallFiles.isKey(name), try parent.status(path.lastComponent) != nil { continue }
          let bytes = try copy.read(path, limit: MirrorFiles.maximumByteCount)
          if try parent.readIfPresent(path.lastComponent, limit: MirrorFiles.maximumByteCount) != bytes {
            try parent.replace(path.lastComponent, with: bytes, mode: 0o444)
            if SmallFiles.isKey(name) { keys.append(name.text) }
          }
        }
      } catch {
        throw StoreError(error)
      }
      for entry in entries { try transaction.append(entry) }
      _ = try transaction.commit { head throws(StoreError) in
        guard head == log.state.head else { throw StoreError(.corruptLog, VaultLayout.log, "another tree came about") }
        return structure.note
      }
    }
    return keys
  }

  private func forked() -> VaultError {
    VaultError(
      .rolledBack, "The mirror \(source.name) has another history than this vault: their logs are forked.",
      safe: "Nothing was changed, here or there.",
      next: "Two copies of the vault went on apart. Find out which one is right: evault log compare")
  }

  private static func root(_ log: LogStore, _ size: UInt64, at earlier: UInt64) throws(VaultError) -> SHA256Digest {
    do throws(TileError<StoreError>) { return try log.tree(size: size).rootHash(treeSize: earlier) } catch {
      throw VaultError(StoreError(error))
    }
  }
}
