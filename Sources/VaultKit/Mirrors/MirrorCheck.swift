public import Custody
internal import MirrorStores
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Checks a mirror: what a vault's check without keys proves of a vault, it proves of what lies there.
public struct MirrorCheck: Sendable {
  /// What was found.
  public struct Result: Sendable {
    /// The findings, as of a vault.
    public internal(set) var report: CheckReport
    /// Entries of this vault's log that the mirror does not have yet.
    public internal(set) var behind: UInt64
    /// Whether the member's own keys were opened from there; nil where none was asked for.
    public internal(set) var opensWithKeys: Bool?
    /// How many files were asked for their locks, how many are not locked as they are to be, and how many not for long any more; nil where
    /// nothing is to be locked.
    public internal(set) var locks: (asked: Int, unlocked: Int, expiring: Int)?
    /// Files that are no objects and are not what they must be, and what they must be.
    var files: [(name: StoredName, digest: SHA256Digest, isMissing: Bool)] = []
  }

  private let vault: Vault
  private let target: Mirror

  /// A check of a mirror of this vault.
  public init(_ vault: Vault, _ mirror: Mirror) {
    self.vault = vault
    target = mirror
  }

  /// Runs it.
  /// - Parameters:
  ///   - identity: whose wrapped keys must be there and open; nil for nobody's.
  ///   - sample: percent of the objects to read, and to ask for their locks.
  ///   - soon: locks that end before it are told.
  ///   - total: is told how many bytes will be read.
  /// - Throws: `.rolledBack` for a mirror that is ahead or forked, `.notTrusted` for another vault's.
  public func run(
    identity: MemberIdentity? = nil, sample: Double = 100, soon: Timestamp = .now,
    total: @escaping @Sendable (UInt64) -> Void = { _ in }, progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Result {
    let local = try vault.state()
    let view = try MirrorView(target, vault, local)
    guard let checkpoint = view.checkpoint else {
      throw VaultError(
        .rolledBack, "The mirror \(target.name) has no checkpoint: nothing was finished there yet.",
        next: "Bring it up to date with: evault mirror push \(target.name)")
    }
    var report = CheckReport()
    for name in view.broken {
      report.add(
        .mirrorFileDamaged, name.text, "This is none, or too large. The next push makes it anew.", as: .notice)
    }
    let staging = try files { () throws(FileError) in try Self.staging(for: vault.folder) }
    let copy = try files { () throws(FileError) in try staging.folder.folder("mirror", create: true) }
    let structure = try MirrorStructure(target, into: copy)
    try structure.complete(copy)
    for one in structure.leftOut {
      report.add(.mirrorFileDamaged, one.name, "This is not this vault's: \(one.why).")
    }
    report.scope = "the mirror's bytes, names, tree and signatures, without opening anything"
    let log = try VaultCheck(copy.path).checkStructure(&report, isCopy: true)
    let files = try damagedFiles(view.files, structure, copy, local, upTo: checkpoint.head.size)
    for (name, _, isMissing) in files {
      report.add(.mirrorFileDamaged, name.text, "This file is not \(isMissing ? "there" : "what was brought").")
    }
    for name in try target.foreignUploads() {
      report.add(.unexpectedFile, name, "Somebody began an upload here that is no object's. It stays.", as: .notice)
    }
    // Where keys do not go, none is missing.
    if try !target.holdsKeys() { report.findings.removeAll { $0.code == .grantMissing } }
    let chosen = try checkObjects(log, &report, sample, total, progress, isInterrupted)
    var result = Result(report: report, behind: local.head.size - checkpoint.head.size, opensWithKeys: nil)
    result.files = files
    let others = structure.digests.keys.filter { MirrorLayout.isLocked($0) }
    try checkLocks(others.sorted() + chosen.map { MirrorLayout.object($0) }, soon, &result)
    if let identity { result.opensWithKeys = opens(identity, copy) }
    return result
  }

  /// For what is compared. Of a vault on a disk that cannot be written it lies on this machine meanwhile: nothing in it is readable without keys
  /// that is not there too.
  private static func staging(for vault: Folder) throws(FileError) -> StagingFolder {
    do throws(FileError) {
      try StagingFolder.removeAbandoned(in: vault)
      return try StagingFolder(in: vault)
    } catch {
      guard error.code == .readOnly || error.code == .notPermitted, let state = try? Machine.stateFolder else {
        throw error
      }
      let own = try Folder.createAll(state.appending("checks"))
      try StagingFolder.removeAbandoned(in: own)
      return try StagingFolder(in: own)
    }
  }

  /// Files that differ from what was brought, and tiles that differ from this vault's.
  private func damagedFiles(
    _ brought: MirrorFiles, _ structure: MirrorStructure, _ copy: Folder, _ local: VaultState, upTo size: UInt64
  ) throws(VaultError) -> [(name: StoredName, digest: SHA256Digest, isMissing: Bool)] {
    var wanted = try proven(brought, structure, copy, local)
    for tile in MirrorPush.tiles(size) {
      let bytes = try store { () throws(StoreError) in try vault.log.read(tile) }
      wanted[MirrorLayout.tile(tile)] = SHA256.hash(bytes)
    }
    return wanted.sorted { $0.key < $1.key }.compactMap { name, digest in
      structure.digests[name] == digest ? nil : (name, digest, structure.digests[name] == nil)
    }
  }

  /// What the list says was brought; but where a file beside a checkpoint was brought damaged, and holds here, what it is here.
  private func proven(
    _ brought: MirrorFiles, _ structure: MirrorStructure, _ copy: Folder, _ local: VaultState
  ) throws(VaultError) -> [StoredName: SHA256Digest] {
    let known = try store { () throws(StoreError) in try CosignatureStore(vault.log).cosigners() }
    let proof = KeptProof(rosters: local.rosters, known: known)
    func read(_ folder: Folder, _ name: StoredName) -> [UInt8]? {
      try? folder.readIfPresent(FilePath(name.text), limit: MirrorFiles.maximumByteCount)
    }
    // A list may name any number: only what is here is opened.
    let present = Set(VaultAssembly.all(vault.folder, VaultLayout.log.appending(VaultLayout.checkpoints)))
    var wanted = brought.digests
    for (name, digest) in brought.digests where MirrorOffer.isKept(name, upTo: local.head.size) {
      guard present.contains(FilePath(name.text)), let here = read(vault.folder, name) else { continue }
      let (own, place) = (SHA256.hash(here), FilePath(name.text).parent.appending(FilePath(HeadTimestamps.noteName)))
      guard own != digest, let note = place.text.flatMap({ StoredName($0) }).flatMap({ read(vault.folder, $0) }),
        proof.holds(name, here, note: note) == true
      else { continue }
      if structure.digests[name] == own || read(copy, name).flatMap({ proof.holds(name, $0, note: note) }) == false {
        wanted[name] = own
      }
    }
    return wanted
  }

  private func checkObjects(
    _ log: LogCheck?, _ report: inout CheckReport, _ sample: Double, _ total: (UInt64) -> Void,
    _ progress: @escaping @Sendable (UInt64) -> Void, _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> [SHA256Digest] {
    var there: [SHA256Digest: UInt64] = [:]
    try mirror { () throws(MirrorStoreError) in
      try target.store.forEach(MirrorLayout.objects) { name, size in
        if let object = MirrorLayout.object(name) { there[object] = size }
      }
    }
    report.objectCount = there.count
    guard let log else { return [] }
    for (object, index) in log.referenced.sorted(by: { $0.value < $1.value })
    where there[object] == nil && !log.erased.contains(object) {
      report.damaged.insert(object)
      report.add(
        .objectMissing, MirrorLayout.object(object).text,
        "Entry \(index) of the log names this object, and no file of its name is there.")
    }
    for object in log.erased.sorted() where there[object] != nil {
      report.add(
        .erasureIncomplete, MirrorLayout.object(object).text,
        "This object is recorded as erased, and it is still there. A push removes it; what came back since, evault mirror repair."
      )
    }
    let wanted = there.keys.filter { log.referenced[$0] != nil && !log.erased.contains($0) }.sorted()
    let chosen = VaultCheck.choose(wanted, sample)
    report.isSample = sample < 100
    total(chosen.reduce(0) { $0 &+ (there[$1] ?? 0) })
    let scrub = MirrorScrub(target, progress, isInterrupted)
    try scrub.run(chosen.map { ($0, there[$0] ?? 0) })
    report.byteCount += scrub.result.byteCount
    for (object, why) in scrub.result.bad.sorted(by: { $0.key < $1.key }) {
      report.damaged.insert(object)
      report.add(.objectDamaged, MirrorLayout.object(object).text, "This object is damaged: \(why).")
    }
    return chosen
  }

  private func checkLocks(_ names: [StoredName], _ soon: Timestamp, _ result: inout Result) throws(VaultError) {
    guard let check = MirrorLockCheck(target, soon: soon) else { return }
    try check.run(names)
    let (unlocked, expiring) = (check.result.unlocked.sorted(), check.result.expiring.sorted { $0.value < $1.value })
    result.locks = (check.result.count, unlocked.count, expiring.count)
    if let first = unlocked.first {
      result.report.add(
        .mirrorFileUnlocked, first.text,
        "\(Self.count(unlocked)) not locked as this mirror is to lock. evault mirror extend \(target.name) locks what is there."
      )
    }
    if let first = expiring.first {
      result.report.add(
        .mirrorLockEnds, first.key.text,
        "\(Self.count(expiring.map(\.key))) locked until \(first.value) or little longer. Longer: evault mirror extend \(target.name)",
        as: .notice)
    }
  }

  /// How many, and the names of the first.
  private static func count(_ names: [StoredName]) -> String {
    let first = names.prefix(5).map(\.text).joined(separator: ", ")
    return names.count == 1 ? "One file is" : "\(names.count) files (first \(first)) are"
  }

  /// Whether every key that the member has here opens from there too.
  private func opens(_ identity: MemberIdentity, _ copy: Folder) -> Bool {
    // What is damaged was told by the check, and that it is behind is no damage.
    guard let found = try? Vault(copy.path, acceptsRollback: true), let rosters = try? found.state().rosters,
      let member = rosters.current.member(identity.signer.kid),
      let there = try? UnlockedVault.open(found, rosters, member, identity).all
    else { return false }
    let newest = rosters.current.compartments.filter { $0.cleared.contains(member.kid) }.map {
      WrappedKeyPlace(compartment: $0.id, generation: $0.generation, member: member.kid)
    }
    let held = ((try? vault.keys.list()) ?? []).filter {
      $0.member == member.kid && rosters.current.grants($0.compartment, generation: $0.generation, to: $0.member)
    }
    return Set(newest).union(held).allSatisfy { place in
      there.contains { $0.id == place.compartment && $0.generation == place.generation }
    }
  }
}
