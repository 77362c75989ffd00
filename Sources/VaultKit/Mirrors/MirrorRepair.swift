public import Custody
public import MirrorStores
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Restores damaged or missing objects of a vault from its mirrors, and those of the mirrors from the vault. Nothing is replaced before what takes its place
/// was compared with its name. What was done is recorded.
public struct MirrorRepair: Sendable {
  /// One object that was restored.
  public struct Repaired: Sendable, Equatable {
    /// The object's name, hexadecimal.
    public let object: String
    /// Whether it was there at all.
    public let wasMissing: Bool
    /// Whether it was in the vault that it was restored; else in the mirror.
    public let inVault: Bool
    /// The mirror that it came from, or in which it was restored.
    public let mirror: String
  }

  /// One file that is no object, and was restored.
  public struct RepairedFile: Sendable, Equatable {
    /// Its name, below the vault.
    public let name: String
    /// Whether it was there at all.
    public let wasMissing: Bool
    /// Whether it was in the vault that it was restored; else in the mirror.
    public let inVault: Bool
    /// The mirror that it came from, or in which it was restored.
    public let mirror: String
  }

  /// One object that is whole nowhere.
  public struct Lost: Sendable {
    /// The object's name, hexadecimal.
    public let object: String
    /// The log entry that names it.
    public let entry: UInt64
    /// The item whose event brought it in; nil where that cannot be read: it is that event's record, or sealed to others.
    public let item: Identifier?
    /// Whether it was there at all.
    public let isMissing: Bool
  }

  /// What was found and done.
  public struct Report: Sendable {
    /// Objects of the vault that were read.
    public internal(set) var checked = 0
    /// What was restored, here and there.
    public internal(set) var repaired: [Repaired] = []
    /// Other files that were restored, here and there.
    public internal(set) var files: [RepairedFile] = []
    /// What is whole nowhere, as far as mirrors were asked.
    public internal(set) var lost: [Lost] = []
    /// Mirrors that could not be asked, and why.
    public internal(set) var unasked: [(mirror: String, why: String)] = []
    /// Whether it is recorded in the custody log.
    public internal(set) var isRecorded = false
  }

  /// More repairs than this are recorded in several events.
  private static let maximumCount = 1000

  private let session: UnlockedVault
  private let mirrors: [MirrorConfiguration]
  private let limit: RateLimit?
  private let restored: [RepairedFile]

  /// A repair with the help of these mirrors.
  /// - Parameters:
  ///   - restored: what had to be restored before the vault could be opened.
  ///   - limit: how fast contents may come and go, of all mirrors together.
  /// - Throws: `.notPermitted` for a member who may not record it.
  public init(
    _ session: UnlockedVault, mirrors: [MirrorConfiguration], restored: [RepairedFile] = [], limit: RateLimit? = nil
  ) throws(VaultError) {
    try session.vault.requireHome()
    try session.require(EventAction.restored.type)
    self.session = session
    self.mirrors = mirrors
    self.limit = limit
    self.restored = restored
  }

  /// Runs it.
  /// - Parameters:
  ///   - sample: percent of the mirrors' objects to read; what is missing there is found in any case.
  ///   - total: is told how many bytes will be read, here and then in each mirror.
  public func run(
    sample: Double = 100, total: @escaping @Sendable (UInt64) -> Void = { _ in },
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Report {
    let vault = session.vault
    let state = try vault.state()
    let erased = Set(try Tombstones(vault, state).all.flatMap(\.objects))
    var places: [SHA256Digest: UInt64] = [:]
    for (index, entry) in try LogEntries.read(vault.log, from: 0, to: state.head.size, head: state.head) {
      for object in entry.objects where !erased.contains(object) { places[object] = places[object] ?? index }
    }
    var report = Report()
    report.checked = places.count
    report.files = restored
    var byteCount: UInt64 = 0
    for name in places.keys {
      byteCount += try files { () throws(FileError) in try vault.objects.size(name) } ?? 0
    }
    total(byteCount)
    var bad = try damage(places.keys.sorted(), progress)
    var asked: [Mirror] = []
    for configuration in mirrors {
      do throws(VaultError) {
        let mirror = try Mirror(configuration, limit: limit)
        report.files += try MirrorMending(mirror, vault, state).run()
        _ = try MirrorView(mirror, vault, state)
        if !bad.isEmpty { try restore(&bad, from: mirror, &report, total, progress, isInterrupted) }
        asked.append(mirror)
      } catch {
        if error.kind == .interrupted {
          // What was restored until then is recorded all the same.
          try obeyTombstones(&report, asked)
          try record(&report)
          throw error
        }
        report.unasked.append((configuration.name, error.message))
      }
    }
    for mirror in asked {
      do throws(VaultError) {
        try repair(mirror, with: Set(places.keys).subtracting(bad.keys), sample, &report, total, progress)
      } catch {
        report.unasked.append((mirror.name, error.message))
      }
    }
    report.lost = try name(bad, places, state)
    try obeyTombstones(&report, asked)
    try record(&report)
    return report
  }

  /// Takes away again what was erased while this ran: its tombstone was there before it came back, or its eraser finds it.
  private func obeyTombstones(_ report: inout Report, _ mirrors: [Mirror]) throws(VaultError) {
    let vault = session.vault
    let erased = Set(try Tombstones(vault, vault.state()).all.flatMap(\.objects))
    let back = report.repaired.filter { one in SHA256Digest(hex: one.object).map(erased.contains) ?? false }
    for one in back {
      guard let object = SHA256Digest(hex: one.object) else { continue }
      if one.inVault {
        try files { () throws(FileError) in try vault.objects.remove(object) }
      } else if let target = mirrors.first(where: { $0.name == one.mirror }) {
        try mirror { () throws(MirrorStoreError) in try target.store.remove(MirrorLayout.object(object)) }
      }
    }
    report.repaired.removeAll { one in back.contains { $0.object == one.object } }
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
    _ bad: inout [SHA256Digest: Bool], from mirror: Mirror, _ report: inout Report,
    _ total: @escaping @Sendable (UInt64) -> Void, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    let fetching = ObjectFetching(
      session.vault.objects, staging, from: mirror, replaces: true, total, progress, isInterrupted)
    do throws(VaultError) {
      try fetching.run(bad.keys.sorted())
    } catch {
      note(fetching, &bad, mirror, &report)
      throw error
    }
    note(fetching, &bad, mirror, &report)
    try files { () throws(FileError) in try session.vault.folder.syncFileSystem() }
  }

  private func note(
    _ fetching: ObjectFetching, _ bad: inout [SHA256Digest: Bool], _ mirror: Mirror, _ report: inout Report
  ) {
    for name in fetching.result.good.sorted() {
      let wasMissing = bad.removeValue(forKey: name) ?? false
      report.repaired.append(
        Repaired(object: name.hex, wasMissing: wasMissing, inVault: true, mirror: mirror.name))
    }
  }

  /// Restores in a mirror what is not whole there and is whole here. What it does not have yet is a push's business.
  private func repair(
    _ mirror: Mirror, with whole: Set<SHA256Digest>, _ sample: Double, _ report: inout Report,
    _ total: @escaping @Sendable (UInt64) -> Void, _ progress: @escaping @Sendable (UInt64) -> Void
  ) throws(VaultError) {
    let result = try MirrorCheck(session.vault, mirror).run(sample: sample, total: total, progress: progress)
    let found = result.report
    let writer = try MirrorWriter(mirror)
    try removeStrays(mirror, found)
    for (name, digest, isMissing) in result.files {
      // What is damaged here too stays as it is: the digest of what was brought decides.
      do throws(MirrorStoreError) {
        try writer.replace(name, .file(session.vault.folder, FilePath(name.text)), digest: digest)
      } catch {
        guard error.code == .changed || error.code == .notFound else { throw VaultError(error) }
        continue
      }
      report.files.append(RepairedFile(name: name.text, wasMissing: isMissing, inVault: false, mirror: mirror.name))
    }
    let folder = session.vault.folder
    for name in found.damaged.sorted() where whole.contains(name) {
      let isMissing = found.findings.contains {
        $0.code == .objectMissing && $0.path == MirrorLayout.object(name).text
      }
      try VaultKit.mirror { () throws(MirrorStoreError) in
        try writer.replace(MirrorLayout.object(name), .file(folder, ObjectStore.path(of: name)), digest: name)
      }
      report.repaired.append(
        Repaired(object: name.hex, wasMissing: isMissing, inVault: false, mirror: mirror.name))
    }
    try VaultKit.mirror { () throws(MirrorStoreError) in try mirror.flush() }
  }

  /// Removes what was erased, revoked or shredded and lies there again.
  private func removeStrays(_ mirror: Mirror, _ found: CheckReport) throws(VaultError) {
    let roster = try session.vault.state().rosters.current
    try VaultKit.mirror { () throws(MirrorStoreError) in
      for finding in found.findings where finding.code == .erasureIncomplete {
        if let name = StoredName(finding.path) { try mirror.store.remove(name) }
      }
      for store in mirror.stores(below: SmallFiles.keys) {
        var strays: [StoredName] = []
        try store.forEach(SmallFiles.keys) { name, _ in
          if !SmallFiles.isGranted(name, by: roster) { strays.append(name) }
        }
        for name in strays { try store.remove(name) }
      }
    }
  }

  /// Whose the objects are that are whole nowhere.
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

  private func record(_ report: inout Report) throws(VaultError) {
    guard !report.repaired.isEmpty || !report.files.isEmpty || !report.lost.isEmpty else { return }
    guard Trace(session).mayRecord(EventAction.restored.type) else { return }
    var rest = report.repaired[...]
    let lost = JSON.array(report.lost.prefix(Self.maximumCount).map { .string($0.object) })
    let files = JSON.array(
      report.files.prefix(Self.maximumCount).map {
        .object([
          "name": .string($0.name), "found": $0.wasMissing ? "missing" : "damaged",
          "in": $0.inVault ? "vault" : "mirror", "mirror": .string($0.mirror),
        ])
      })
    repeat {
      let some = rest.prefix(Self.maximumCount)
      rest = rest.dropFirst(some.count)
      let repairs = some.map { one -> JSON in
        .object([
          "object": .string(one.object), "found": one.wasMissing ? "missing" : "damaged",
          "in": one.inVault ? "vault" : "mirror", "mirror": .string(one.mirror),
        ])
      }
      try Trace(session).record(
        .restored,
        [JSONMember("repairs", .array(repairs)), JSONMember("files", files), JSONMember("lost", lost)],
        to: Compartment.general)
    } while !rest.isEmpty
    report.isRecorded = true
  }
}
