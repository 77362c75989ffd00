public import Custody
internal import MirrorStores
public import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Makes a vault anew from a mirror. What comes is believed because it verifies under the fingerprint, which comes from elsewhere.
public struct MirrorClone: Sendable {
  /// What was made.
  public struct Report: Sendable {
    /// Entries of its log.
    public internal(set) var entries: UInt64 = 0
    /// Objects that came.
    public internal(set) var objects = 0
    /// Their bytes.
    public internal(set) var bytes: UInt64 = 0
    /// Objects that the log names and the mirror does not have whole, below the vault.
    public internal(set) var lost: [String] = []
    /// Whether wrapped keys came that have the form of one: without any nobody can open it.
    public internal(set) var hasKeys = false
    /// Entries that this machine saw in the vault's log and that are not here; nil where it saw none.
    public internal(set) var behind: UInt64?
    /// Files of the mirror that nothing proves to be this vault's: they did not come.
    public internal(set) var leftOut: [MirrorLeftOut] = []
    /// Cosigners that the mirror names. Nobody vouches for their keys yet: they count once somebody who has them from elsewhere says so.
    public internal(set) var cosigners: [NoteVerifierKey] = []

    /// Counts records that came afterwards.
    public mutating func add(_ records: ThinRecords.Report) {
      objects += records.objects
      bytes += records.bytes
      lost += records.lost
    }
  }

  private let source: Mirror
  private let fingerprint: Fingerprint
  private let isThin: Bool

  /// A clone from a mirror of the vault with this fingerprint.
  /// - Parameter withoutPayloads: whether it is a thin one, which only reads.
  public init(from mirror: Mirror, fingerprint: Fingerprint, withoutPayloads: Bool = false) {
    source = mirror
    self.fingerprint = fingerprint
    isThin = withoutPayloads
  }

  /// Makes the vault in a folder that does not exist yet or is empty, or goes on with one that was begun so.
  /// - Throws: where what came does not verify; then nothing stays that would pass for a vault.
  /// - Parameter total: is told how many bytes will come.
  public func run(
    to path: FilePath, total: (@Sendable (UInt64) -> Void)? = nil,
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Report {
    try MirrorPlaces.requireOutside(files { () throws(FileError) in try FolderPlace(path) }, path)
    try source.require(fingerprint)
    let folder = try files { () throws(FileError) in try Folder.create(path, mayExist: true) }
    try begin(folder)
    // Before it is a vault, so that nobody takes it for the whole of it.
    if isThin { try ThinVault.mark(folder, fingerprint) }
    let staging = try files { () throws(FileError) in try StagingFolder(in: folder) }
    let copy = try files { () throws(FileError) in try staging.folder.folder("structure", create: true) }
    var structure = try MirrorStructure(source, into: copy)
    try structure.complete(copy)
    var report = Report()
    report.cosigners = try structure.sift(copy, known: [])
    report.leftOut = structure.leftOut
    let log = try Self.verified(copy, fingerprint, source)
    report.entries = log.state.head.size
    // What was revoked or shredded and lies there all the same does not come back.
    let names = structure.digests.keys.filter {
      !SmallFiles.isKey($0) || SmallFiles.mayTake($0, from: copy, log.state.rosters)
    }
    report.hasKeys = names.contains { SmallFiles.isKey($0) }
    try fetchObjects(log, folder, staging, &report, total, progress, isInterrupted)
    for name in names.sorted() {
      let path = FilePath(name.text)
      try files { () throws(FileError) in
        let parent = try folder.folder(path.parent, create: true)
        try copy.move(path, to: parent, as: path.lastComponent, replacing: true)
      }
    }
    try files { () throws(FileError) in
      _ = try folder.folder(VaultLayout.cache, create: true)
      try folder.replace(VaultLayout.formatText, with: FormatText.bytes, mode: 0o444)
      try folder.syncFileSystem()
    }
    try structure.complete(folder)
    try files { () throws(FileError) in try folder.removeTree(Self.marker) }
    // What it left that was begun before and killed: a thin vault commits nothing that would take it away.
    try RepairLeftovers.removeStaging(folder)
    report.behind = try behind(folder)
    return report
  }

  /// Says that a clone was begun here, until it is one.
  private static let marker: FilePath = "tmp/clone"

  private func begin(_ folder: Folder) throws(VaultError) {
    let own = Array("\(fingerprint)\n".utf8)
    if (try? folder.readIfPresent(Self.marker, limit: 256)) == own, isThin || !ThinVault.isThin(folder) { return }
    guard try files({ () throws(FileError) in try Self.isFree(folder) }) else {
      throw VaultError(
        .failed, "\(folder.path) is not empty. A vault is made in a folder of its own.", safe: "Nothing was changed.",
        next: "Choose another folder.")
    }
    let weaknesses = try files { () throws(FileError) in
      // First, so that whatever ends this goes on from there.
      try folder.folder(VaultLayout.temporary, create: true).replace(Self.marker.lastComponent, with: own)
      return try StorageProbe.weaknesses(of: folder)
    }.map(\.reason)
    guard weaknesses.isEmpty else {
      try? folder.removeTree(VaultLayout.temporary)
      throw VaultError(
        .failed, "The disk at \(folder.path) cannot keep a vault's promises: \(weaknesses.joined(separator: "; ")).",
        safe: "Nothing was made.", next: "Use a local disk.")
    }
  }

  /// Whether nothing is there, or only what an interrupted beginning leaves.
  private static func isFree(_ folder: Folder) throws(FileError) -> Bool {
    let entries = try folder.entries()
    guard entries.map(\.name) == [VaultLayout.temporary], entries[0].kind == .folder else { return entries.isEmpty }
    return try folder.folder(VaultLayout.temporary).entries().allSatisfy { $0.name == ".clone.new" }
  }

  /// The log, once nothing is wrong with it.
  static func verified(_ copy: Folder, _ fingerprint: Fingerprint, _ source: Mirror) throws(VaultError) -> LogCheck {
    var check = CheckReport()
    let log = try VaultCheck(copy.path).checkStructure(&check, isCopy: true)
    // A file of another program, or a missing key, is told by the vault's own check.
    let passed: Set<CheckFinding.Code> = [.grantMissing, .grantDamaged, .grantUnknown, .formatTextChanged]
    if let finding = check.findings.first(where: { $0.severity == .failure && !passed.contains($0.code) }) {
      throw VaultError(
        finding.code.outcome == .badSignature ? .badSignature : .corrupt,
        "What the mirror \(source.place) has is not a whole log of this vault: \(finding.path): \(finding.message)",
        safe: "Nothing of it was taken.", next: "Try another mirror.")
    }
    guard let log, log.state.rosters.fingerprint == fingerprint else {
      throw VaultError(
        .notTrusted, "What the mirror \(source.place) has is another vault than the one you named.",
        safe: "Nothing of it was taken.", next: "Compare the fingerprint with the one you were given.")
    }
    return log
  }

  private func fetchObjects(
    _ log: LogCheck, _ folder: Folder, _ staging: StagingFolder, _ report: inout Report,
    _ total: (@Sendable (UInt64) -> Void)?, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) {
    let objects = try files { () throws(FileError) in try ObjectStore(vault: folder) }
    let records = isThin ? try ThinVault.records(log.log, log.state.head) : nil
    let wanted = (records.map { Array($0) } ?? Array(log.referenced.keys)).filter { !log.erased.contains($0) }.sorted()
    // What came before an interruption is read again: it may have been cut short.
    let there = Set(try files { () throws(FileError) in try objects.list() }.names)
    let damaged = ObjectScrub(objects: objects, progress: { _ in }).run(wanted.filter(there.contains)).bad
    let fetching = ObjectFetching(
      objects, staging, from: source, asksOlder: true, total, progress, isInterrupted)
    try fetching.run(wanted.filter { !there.contains($0) || damaged[$0] != nil })
    report.objects = fetching.result.good.count
    report.bytes = fetching.result.byteCount
    report.lost = fetching.result.bad.keys.sorted().map { ObjectStore.path(of: $0).description }
    // Erased since, where it was begun with an earlier state; or brought for a whole one, which this is not.
    for object in isThin ? there.subtracting(wanted) : there.intersection(log.erased) {
      try files { () throws(FileError) in try objects.remove(object) }
    }
  }

  /// What this machine knows of the log that is not here.
  private func behind(_ folder: Folder) throws(VaultError) -> UInt64? {
    let memory = HeadMemory(stateFolder: try Machine.stateFolder)
    guard let seen = try store({ () throws(StoreError) in try memory.recall(fingerprint) }),
      let signed = try? SignedNote(seen), let checkpoint = try? Checkpoint(signed.text)
    else { return nil }
    let size = try store { () throws(StoreError) in
      let log = try LogStore(vault: folder)
      return try Vault.state(note: log.checkpoint(), log: log, rosters: RosterStore(vault: folder)).head.size
    }
    return checkpoint.size > size ? checkpoint.size - size : 0
  }
}
