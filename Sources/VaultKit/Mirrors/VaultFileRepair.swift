public import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Restores what a vault is made of besides its objects, also where it cannot be opened any more: tiles, entry bundles, roster versions, tombstones,
/// kept checkpoints, and a member's own wrapped keys. Of a mirror and of what is here a whole is put together in a place of its own and checked under
/// this vault's own checkpoint; only what is part of such a whole takes the place of what is here (Schemas/README.md §3.20).
public struct VaultFileRepair: Sendable {
  /// What was done, and what is left.
  public struct Outcome: Sendable {
    /// What was restored.
    public internal(set) var files: [MirrorRepair.RepairedFile] = []
    /// What is still wrong, in words: nothing that was asked has it whole.
    public internal(set) var left: [String] = []
    /// Whether something is left that everything else rests on: more than a kept checkpoint, or a key; objects are named by digests, and need none.
    public var isBlocking: Bool {
      left.contains { one in !["log/checkpoints/", SmallFiles.keys].contains { one.hasPrefix($0) } }
    }
    /// Mirrors that could not be asked, or not to the end: while there are any, nothing of what is left is lost.
    public internal(set) var unasked: [UnaskedMirror] = []
    /// Mirrors that were asked, and of which no whole can be made.
    public internal(set) var unhelpful: [UnaskedMirror] = []
    /// Whether nothing that is left is whole anywhere.
    public var isLost: Bool { !left.isEmpty && unasked.isEmpty }

    /// Nothing was wrong.
    public init() {}
  }

  private static let codes: Set<CheckFinding.Code> = [
    .logUnreadable, .tileDamaged, .rootMismatch, .entryMalformed, .rosterInvalid, .tombstoneInvalid,
    .checkpointKeptInvalid, .checkpointInvalid,
  ]

  private let folder: Folder
  private let fingerprint: Fingerprint
  private let identity: MemberIdentity
  /// How long the vault's lock is waited for.
  var patience = VaultLock.patience

  /// A repair of the vault in this folder.
  /// - Parameters:
  ///   - fingerprint: known from elsewhere than the folder.
  ///   - identity: whose wrapped keys are looked after: of others' nobody can tell whether they are right.
  public init(_ path: FilePath, fingerprint: Fingerprint, identity: MemberIdentity) throws(VaultError) {
    folder = try files { () throws(FileError) in try Folder.open(path) }
    self.fingerprint = fingerprint
    self.identity = identity
  }

  /// The vault that a folder says it is, as far as its checkpoint can be read: for comparison with those that are known.
  public static func claimed(_ path: FilePath) -> Fingerprint? {
    guard let note = try? Folder.open(path).read(VaultLayout.log.appending(VaultLayout.checkpoint), limit: 1 << 20),
      let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text)
    else { return nil }
    return checkpoint.origin.description.split(separator: "/").last.flatMap { Fingerprint(typed: String($0)) }
  }

  /// Runs it: nothing is asked where nothing is wrong.
  public func run(_ mirrors: [MirrorConfiguration]) throws(VaultError) -> Outcome {
    var outcome = Outcome()
    try RepairLeftovers.removeStaging(folder)
    outcome.left = try damage()
    for configuration in mirrors {
      if outcome.left.isEmpty, try closedKeys(includingOlder: true).isEmpty { break }
      var wasRead = false
      do throws(VaultError) {
        try restore(from: Mirror(configuration), &outcome.files, &wasRead)
      } catch {
        // The vault itself is held by another process: no mirror's fault.
        if error.kind == .locked { throw error }
        let mirror = UnaskedMirror(configuration.name, error)
        let isOfContent = [.corrupt, .badSignature].contains(error.kind)
        if isOfContent || wasRead && [.rolledBack, .notTrusted].contains(error.kind) {
          outcome.unhelpful.append(mirror)
        } else {
          outcome.unasked.append(mirror)
        }
      }
      outcome.left = try damage()
    }
    if !outcome.left.isEmpty { outcome.unasked += try UnaskedMirror.besides(mirrors, of: fingerprint) }
    return outcome
  }

  /// What a check says of these files, and which of the member's own keys do not open.
  private func damage() throws(VaultError) -> [String] {
    var report = CheckReport()
    _ = try VaultCheck(folder.path).checkStructure(&report, isCopy: true)
    var found = report.findings.filter { $0.severity == .failure && Self.codes.contains($0.code) }.map {
      "\($0.path): \($0.message)"
    }
    if found.isEmpty {
      found = try closedKeys().map { "\(VaultLayout.compartments.appending($0.path)): your key does not open." }
    }
    return found
  }

  /// Wrapped keys that the roster grants the member and that do not open from here.
  /// - Parameter includingOlder: whether older generations' keys that are not here count: the member may never have had them.
  private func closedKeys(includingOlder: Bool = false) throws(VaultError) -> [WrappedKeyPlace] {
    let rosters = try store { () throws(StoreError) in
      let log = try LogStore(vault: folder)
      return try Vault.state(note: log.checkpoint(), log: log, rosters: RosterStore(vault: folder)).rosters
    }
    let keys = VaultKeys(rosters, identity)
    return keys.places.filter { place in
      keys.opens(place, in: folder).map { !$0 } ?? (keys.isNewest(place) || includingOlder)
    }
  }

  /// - Parameter wasRead: becomes true when all came that the mirror has of it.
  private func restore(
    from mirror: Mirror, _ restored: inout [MirrorRepair.RepairedFile], _ wasRead: inout Bool
  ) throws(VaultError) {
    let staging = try files { () throws(FileError) in try StagingFolder(in: folder) }
    let (copy, whole) = try files { () throws(FileError) in
      (try staging.folder.folder("mirror", create: true), try staging.folder.folder("whole", create: true))
    }
    var structure = try MirrorStructure(mirror, into: copy)
    try structure.complete(copy)
    wasRead = true
    let known = try store { () throws(StoreError) in try CosignatureStore(LogStore(vault: folder)).cosigners() }
    _ = try structure.sift(copy, known: known)
    let there = try MirrorClone.verified(copy, fingerprint, mirror)
    let assembly = try VaultAssembly(of: folder, with: copy, there, in: whole, fingerprint)
    // Nobody commits meanwhile.
    let lock = try files { () throws(FileError) in try VaultLock.take(folder, patience: patience) }
    defer { lock.unlock() }
    guard assembly.isCurrent(folder) else {
      throw VaultError(.locked, "Another process has committed meanwhile.", next: "Run the command again.")
    }
    var changes: [(name: FilePath, source: Folder, note: RepairNote)] = []
    for name in assembly.names {
      if let note = try note(name, whole, mirror.name) { changes.append((name, whole, note)) }
    }
    let keys = VaultKeys(assembly.rosters, identity)
    for place in keys.places where keys.opens(place, in: folder) != true && keys.opens(place, in: copy) == true {
      let name = VaultLayout.compartments.appending(place.path)
      if let note = try note(name, copy, mirror.name) { changes.append((name, copy, note)) }
    }
    guard !changes.isEmpty else { return }
    // The repair of the objects, or the next one, tells the log of it.
    let journal = try RepairJournal(fingerprint)
    try journal.will(changes.map(\.note))
    for (name, source, note) in changes {
      try files { () throws(FileError) in
        try folder.folder(name.parent, create: true).replace(
          name.lastComponent, with: source.read(name, limit: MirrorFiles.maximumByteCount), mode: 0o444)
      }
      journal.did(note)
      journal.settle()
      restored += [note.file].compactMap(\.self)
    }
  }

  /// What changes when a file takes its place; nil where it is there already.
  private func note(_ name: FilePath, _ source: Folder, _ mirror: String) throws(VaultError) -> RepairNote? {
    let (bytes, here) = try files { () throws(FileError) in
      (
        try source.read(name, limit: MirrorFiles.maximumByteCount),
        try? folder.readIfPresent(name, limit: MirrorFiles.maximumByteCount)
      )
    }
    guard here != bytes, let stored = name.text.flatMap({ StoredName($0) }) else { return nil }
    return RepairNote(stored, SHA256.hash(bytes), wasMissing: here == nil, inVault: true, mirror: mirror)
  }
}
