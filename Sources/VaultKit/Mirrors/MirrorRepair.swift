internal import Custody
public import MirrorStores
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Restores damaged or missing objects of a vault from its mirrors, and those of the mirrors from the vault. Nothing is replaced before what takes its place
/// was compared with its name. What was done is recorded.
public struct MirrorRepair: Sendable {
  private let session: UnlockedVault
  private let mirrors: [MirrorConfiguration]
  private let limit: RateLimit?
  /// How many notes there may be that no event tells yet.
  var maximumNoteCount = 10_000

  /// A repair with the help of these mirrors.
  /// - Parameter limit: how fast contents may come and go, of all mirrors together.
  /// - Throws: `.notPermitted` for a member who may not record it.
  public init(
    _ session: UnlockedVault, mirrors: [MirrorConfiguration], limit: RateLimit? = nil
  ) throws(VaultError) {
    try session.vault.requireHome()
    try session.require(EventAction.restored.type)
    self.session = session
    self.mirrors = mirrors
    self.limit = limit
  }

  /// Runs it. What was restored is recorded also where it is interrupted, or fails; where it is killed, by the next one.
  /// - Parameters:
  ///   - sample: percent of the mirrors' objects to read; what is missing there is found in any case.
  ///   - begin: is told of each part, before anything of it is counted.
  ///   - total: is told how many bytes will be read in the part.
  public func run(
    sample: Double = 100, begin: @escaping @Sendable (Part) -> Void = { _ in },
    total: @escaping @Sendable (UInt64) -> Void = { _ in },
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Report {
    let state = try session.vault.state()
    try RepairLeftovers.removeStaging(session.vault.folder)
    let recorder = try RepairRecorder(session, state, maximumCount: maximumNoteCount)
    try RepairLeftovers.removeParts(of: recorder.journal.earlier.map(\.note), in: session.vault.folder)
    var report = Report()
    report.ahead = mirrors.first { isAhead($0, state) }?.name
    recorder.isHeldBack = report.ahead != nil
    func record() throws(VaultError) {
      try recorder.record(lost: report.lost)
      report.repaired = recorder.notes.compactMap(\.repaired)
      report.files = recorder.notes.compactMap(\.file)
      report.isRecorded = recorder.isRecorded
    }
    do throws(VaultError) {
      try run(state, recorder, &report, sample, begin, total, progress, isInterrupted)
    } catch {
      try? record()
      throw error
    }
    try record()
    return report
  }

  /// Whether a mirror says of this vault's log that it is longer than here. Who signed that is not asked: a fork cannot be taken back, and a repair can be
  /// recorded later.
  private func isAhead(_ mirror: MirrorConfiguration, _ state: VaultState) -> Bool {
    guard let mirror = try? Mirror(mirror),
      let note = try? mirror.store.bytesIfPresent(MirrorLayout.checkpoint, limit: SignedNote.maximumByteCount),
      let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text)
    else { return false }
    return checkpoint.origin.description == session.vault.fingerprint.origin && checkpoint.size > state.head.size
  }

  private func run(
    _ state: VaultState, _ recorder: RepairRecorder, _ report: inout Report, _ sample: Double,
    _ begin: @escaping @Sendable (Part) -> Void, _ total: @escaping @Sendable (UInt64) -> Void,
    _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) {
    let vault = session.vault
    let erased = Set(try Tombstones(vault, state).all.flatMap(\.objects))
    var places: [SHA256Digest: UInt64] = [:]
    for (index, entry) in try LogEntries.read(vault.log, from: 0, to: state.head.size, head: state.head) {
      for object in entry.objects where !erased.contains(object) { places[object] = places[object] ?? index }
    }
    report.checked = places.count
    var byteCount: UInt64 = 0
    for name in places.keys {
      byteCount += try files { () throws(FileError) in try vault.objects.size(name) } ?? 0
    }
    begin(.vault)
    total(byteCount)
    var bad = try damage(places.keys.sorted(), progress)
    recorder.settling.settleVault { places[$0] != nil && bad[$0] == nil }
    var asked: [Mirror] = []
    for configuration in mirrors {
      do throws(VaultError) {
        let mirror = try Mirror(configuration, limit: limit)
        let mended = try MirrorMending(mirror, vault, state, recorder.journal).run(isInterrupted)
        _ = try MirrorView(mirror, vault, vault.state())
        try recorder.settling.settle(mirror, again: mended)
        if !bad.isEmpty {
          begin(.from(mirror.name))
          let untold = try restore(&bad, from: mirror, recorder, total, progress, isInterrupted)
          if let untold { report.unasked.append(UnaskedMirror(mirror.name, untold)) }
        }
        asked.append(mirror)
      } catch {
        if error.kind == .interrupted { throw error }
        report.unasked.append(UnaskedMirror(configuration.name, error))
      }
    }
    // By now all events can be read that can be restored.
    var timestamps = try AttachedTimestamps(session, state)
    for mirror in asked where !timestamps.left.isEmpty {
      do throws(VaultError) { try timestamps.restore(from: mirror, recorder, isInterrupted) } catch {
        if error.kind == .interrupted { throw error }
        report.unasked.append(UnaskedMirror(mirror.name, error))
      }
    }
    report.left = timestamps.left
    for mirror in asked {
      var restoring = MirrorRestoring(vault, mirror, recorder, isInterrupted)
      defer { report.removed += restoring.removed.map { (mirror.name, $0.text) } }
      begin(.mirror(mirror.name))
      do throws(VaultError) {
        try restoring.run(
          with: Set(places.keys).subtracting(bad.keys), sample: sample, total, progress)
      } catch {
        if error.kind == .interrupted { throw error }
        report.unasked.append(UnaskedMirror(mirror.name, error))
      }
    }
    let left = try name(bad, places, state)
    if !left.isEmpty || !report.left.isEmpty {
      report.unasked += try UnaskedMirror.besides(mirrors, of: vault.fingerprint)
    }
    if report.unasked.isEmpty { report.lost = left } else { report.waiting = left }
  }

  /// Objects of the vault that are not what their names say, and whether they are there at all.
  private func damage(
    _ names: [SHA256Digest], _ progress: @escaping @Sendable (UInt64) -> Void
  ) throws(VaultError) -> [SHA256Digest: Bool] {
    let found = ObjectScrub(objects: session.vault.objects, progress: progress).run(names).bad
    var bad: [SHA256Digest: Bool] = [:]
    for name in found.keys {
      bad[name] = try files { () throws(FileError) in try session.vault.objects.size(name) } == nil
    }
    return bad
  }

  private func restore(
    _ bad: inout [SHA256Digest: Bool], from mirror: Mirror, _ recorder: RepairRecorder,
    _ total: @escaping @Sendable (UInt64) -> Void, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> VaultError? {
    let sizes = try ObjectFetching.sizes(of: Set(bad.keys), from: mirror)
    // Where versions are kept, what is out of sight may be there.
    let keepsVersions = try VaultKit.mirror { () throws(MirrorStoreError) in try mirror.store.keepsVersions() } != false
    let notes = bad.filter { keepsVersions || sizes[$0.key] != nil }.sorted { $0.key < $1.key }.map {
      object, wasMissing in
      RepairNote(object, wasMissing: wasMissing, inVault: true, mirror: mirror.name)
    }
    total(notes.reduce(0) { $0 &+ (sizes[$1.digest] ?? 0) })
    let staging: StagingFolder
    do throws(FileError) { staging = try StagingFolder(in: session.vault.folder) } catch {
      throw Self.unkept(VaultError(error))
    }
    let (objects, folder, journal) = (session.vault.objects, session.vault.folder, recorder.journal)
    var good: Set<SHA256Digest> = []
    var untold: Set<SHA256Digest> = []
    defer { for object in good { bad[object] = nil } }
    try recorder.forEachPart(notes) { part throws(VaultError) in
      let fetching = ObjectFetching(
        objects, staging, from: mirror, replaces: true, asksOlder: keepsVersions, nil, progress, isInterrupted,
        sizes: sizes)
      defer {
        good.formUnion(fetching.result.good)
        untold.formUnion(fetching.result.untold)
      }
      do throws(VaultError) { try fetching.run(part.map(\.digest)) } catch {
        for note in part where fetching.result.good.contains(note.digest) { journal.did(note) }
        throw fetching.result.failedHere ? Self.unkept(error) : error
      }
      do throws(FileError) { try folder.syncFileSystem() } catch { throw Self.unkept(VaultError(error)) }
      for note in part where fetching.result.good.contains(note.digest) { journal.did(note) }
      journal.settle()
    }
    return untold.isEmpty ? nil : Self.untold(untold.count, mirror)
  }

  private static func untold(_ count: Int, _ mirror: Mirror) -> VaultError {
    VaultError(
      .notPermitted,
      "\(count == 1 ? "One object is" : "\(count) objects are") not whole there in plain sight, and whether the place has older versions, or what they are, it does not tell.",
      next:
        "The credentials need s3:GetBucketVersioning, s3:ListBucketVersions and s3:GetObjectVersion. Else its keepers look for older versions at \(mirror.place)."
    )
  }

  /// What came could not be kept in the vault: no fault of the mirror that it came from.
  private static func unkept(_ error: VaultError) -> VaultError {
    let error = error.forRepair
    var told = VaultError(
      error.kind, "This machine could not keep what came from it: \(error.message)", safe: error.safe, next: error.next)
    told.ownDisk = error.ownDisk
    return told
  }

  /// Whose the objects are that could not be restored.
  private func name(
    _ bad: [SHA256Digest: Bool], _ places: [SHA256Digest: UInt64], _ state: VaultState
  ) throws(VaultError) -> [Lost] {
    guard !bad.isEmpty else { return [] }
    var items: [UInt64: Identifier] = [:]
    let indexes = Set(bad.keys.compactMap { places[$0] }).sorted()
    try EventWalk(session: session, state: state).forEach(at: indexes) { result in
      if case .success(let event) = result { items[event.index] = event.statement.item }
    }
    return bad.keys.sorted().map { name in
      let entry = places[name] ?? 0
      return Lost(object: name.hex, entry: entry, item: items[entry], isMissing: bad[name] ?? false)
    }
  }
}
