internal import Custody
internal import MirrorStores
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Brings to a mirror what it lacks, in an order in which it is always this vault or an earlier state of it (Schemas/README.md §3.20).
public struct MirrorPush: Sendable {
  /// Entries whose objects are brought before it is noted how far that is.
  private static let batch: UInt64 = 1024

  private let vault: Vault
  private let target: Mirror
  private let takesOver: Bool
  private let replacesKeys: Bool

  /// A push to a mirror.
  /// - Parameters:
  ///   - takesOver: whether the claim of another writer is taken from them.
  ///   - replacesKeys: whether wrapped keys here take the place of others there that may be good ones.
  public init(_ vault: Vault, to mirror: Mirror, takesOver: Bool = false, replacesKeys: Bool = false) {
    self.vault = vault
    target = mirror
    self.takesOver = takesOver
    self.replacesKeys = replacesKeys
  }

  /// Runs it.
  /// - Parameters:
  ///   - total: is told how many bytes there are to bring.
  ///   - progress: is told of bytes as they are brought, from any thread.
  ///   - isInterrupted: asked now and then; what was brought until then is not brought again.
  public func run(
    total: (@Sendable (UInt64) -> Void)? = nil,
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> MirrorPushReport {
    try vault.requireHome()
    let local = try vault.state()
    var report = MirrorPushReport()
    report.keepsVersions = try mirror { () throws(MirrorStoreError) in try target.store.keepsVersions() }
    report.holdsKeys = target.keys == nil ? report.keepsVersions == false : try target.holdsKeys()
    try target.requireLocks()
    let small = try SmallFiles(vault, local, keys: report.holdsKeys)
    var view = try MirrorView(target, vault, local)
    report.before = view.checkpoint?.head.size ?? 0
    report.after = report.before
    let isCurrent = isCurrent(view, local, small, &report)
    guard try isCurrent ? target.hasUnfinished() : true else { return report }
    let claim = try MirrorClaim(target, vault.fingerprint, takesOver: takesOver)
    do throws(VaultError) {
      try target.giveUpUnfinished()
      if isCurrent {
        try claim.release()
        return report
      }
      view = try MirrorView(target, vault, local)
      if let total { total(try byteCount(local, view)) }
      try bring(local, small, view, claim, &report, progress, isInterrupted)
    } catch {
      // What was brought stays for the next time; the claim does not.
      try? claim.release()
      throw error
    }
    try claim.release()
    return report
  }

  /// How many bytes the objects have that are to be brought.
  private func byteCount(_ local: VaultState, _ view: MirrorView) throws(VaultError) -> UInt64 {
    let start = view.state?.objects ?? view.checkpoint?.head.size ?? 0
    guard start < local.head.size else { return 0 }
    let erased = Set(try Tombstones(vault, local).all.flatMap(\.objects))
    var count: UInt64 = 0
    for (_, entry) in try LogEntries.read(vault.log, from: start, to: local.head.size, head: local.head) {
      for name in entry.objects where !erased.contains(name) {
        count += try files { () throws(FileError) in try vault.objects.size(name) } ?? 0
      }
    }
    return count
  }

  private func isCurrent(
    _ view: MirrorView, _ local: VaultState, _ small: SmallFiles, _ report: inout MirrorPushReport
  ) -> Bool {
    guard let state = view.state, view.checkpoint?.note == local.note else { return false }
    let wanted = Dictionary(uniqueKeysWithValues: small.all.map { ($0.name, $0.digest) })
    let kept = Self.kept(view.files, local, small, report)
    let passed = Set(kept)
    let known = view.files.digests.filter { !passed.contains($0.key) }
    guard view.strayKeys.isEmpty, state.head == local.head, state.done == local.head.size, state.lacking.isEmpty,
      known == wanted
    else { return false }
    report.lacking = kept.map(\.text)
    return true
  }

  /// Wrapped keys that are granted, and what lies beside kept checkpoints, listed there and not here any more, or damaged here: the mirror may have the
  /// last copy, and keeps it.
  private static func kept(
    _ files: MirrorFiles, _ local: VaultState, _ small: SmallFiles, _ report: MirrorPushReport
  ) -> [StoredName] {
    let here = Set(small.all.map(\.name))
    let lacking = files.digests.keys.filter { name in
      guard !here.contains(name) else { return false }
      return MirrorOffer.isKept(name, upTo: local.head.size)
        || report.holdsKeys && SmallFiles.isGranted(name, by: local.rosters.current)
    }
    return Set(lacking).union(small.damaged).sorted()
  }

  private func bring(
    _ local: VaultState, _ small: SmallFiles, _ view: MirrorView, _ claim: MirrorClaim,
    _ report: inout MirrorPushReport, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) {
    let erased = Set(try Tombstones(vault, local).all.flatMap(\.objects))
    let writer = try MirrorWriter(target)
    report.lockedUntil = writer.lockedUntil
    report.remade = view.broken.map(\.text)
    // What an unknown hand wrote of its state says nothing of what had to go.
    var state = view.state ?? MirrorState(head: local.head, objects: view.checkpoint?.head.size ?? 0, done: 0)
    state.head = local.head
    try write(state)
    var files = view.files
    report.differing = small.all.filter { file in
      !Self.isAskedAgain(file.name) && files.digests[file.name].map { $0 != file.digest } ?? false
    }.map(\.name.text)
    // A kept checkpoint that the log there does not reach would pass for one of another log.
    let later = Set(small.all.map(\.name).filter { Self.isBeyond(view.checkpoint?.head.size ?? 0, $0) })
    try bring(small.all.filter { !later.contains($0.name) }, &files, writer, &report)
    let missed = try send(state.lacking.filter { !erased.contains($0) }, writer, &report, progress, isInterrupted)
    state.lacking = missed
    while state.objects < local.head.size {
      let end = min(state.objects + Self.batch, local.head.size)
      let names = try LogEntries.read(vault.log, from: state.objects, to: end, head: local.head)
        .flatMap(\.entry.objects).filter { !erased.contains($0) }
      state.lacking += try send(names, writer, &report, progress, isInterrupted)
      guard state.lacking.count <= MirrorState.maximumLackingCount else {
        throw VaultError(
          .corrupt, "More than \(MirrorState.maximumLackingCount) objects of this vault are damaged or missing.",
          safe: "What the mirror has is as it was.", next: "Repair the vault first: evault mirror repair")
      }
      state.objects = end
      if end < local.head.size { try write(state) }
    }
    let earlier = view.checkpoint?.head
    try sendTiles(local, earlier, writer, &report)
    try mirror { () throws(MirrorStoreError) in try target.flush() }
    // Whoever took the claim meanwhile writes another state: nothing of ours may point at it.
    try claim.confirm()
    try mirror { () throws(MirrorStoreError) in
      try target.store.replace(MirrorLayout.checkpoint, .bytes(local.note), digest: SHA256.hash(local.note))
      try target.flush()
    }
    report.after = local.head.size
    try bring(small.all.filter { later.contains($0.name) }, &files, writer, &report)
    try clean(local, small, &files, view, from: state.done, &report)
    state.done = local.head.size
    try write(state)
    report.lacking = state.lacking.sorted().map { ObjectStore.path(of: $0).description }
    report.lacking += Self.kept(files, local, small, report).map(\.text)
  }

  private func write(_ state: MirrorState) throws(VaultError) {
    let bytes = state.bytes(vault.fingerprint)
    try mirror { () throws(MirrorStoreError) in
      // What it says was brought must last before it says so.
      try target.flush()
      try target.store.replace(MirrorLayout.state, .bytes(bytes), digest: SHA256.hash(bytes))
    }
  }

  private func write(_ files: MirrorFiles) throws(VaultError) {
    func write(_ files: MirrorFiles, to store: any MirrorStore) throws(VaultError) {
      let bytes = files.bytes
      try mirror { () throws(MirrorStoreError) in
        try store.replace(MirrorLayout.files, .bytes(bytes), digest: SHA256.hash(bytes))
      }
    }
    guard let keys = target.keys else { return try write(files, to: target.store) }
    try write(files.others, to: target.store)
    try write(files.keys, to: keys)
  }

  /// Whether a file lies beside a kept checkpoint of a larger log than this.
  private static func isBeyond(_ size: UInt64, _ name: StoredName) -> Bool {
    let parts = name.text.split(separator: "/")
    guard parts.count == 4, parts[1] == "checkpoints" else { return false }
    return UInt64(parts[2]).map { $0 > size } ?? false
  }

  /// Whether a file is looked at again where the list has another digest: a key may have been sealed anew since it was brought; what lies beside a
  /// checkpoint may have been brought damaged, and restored there since; and the text that says what this is every program has.
  private static func isAskedAgain(_ name: StoredName) -> Bool {
    SmallFiles.isKey(name) || MirrorOffer.isKept(name, upTo: .max) || FilePath(name.text) == VaultLayout.formatText
  }

  /// Brings files that are not there; those of another content stay, and are named, but for keys that are to be replaced.
  private func bring(
    _ all: [SmallFiles.File], _ files: inout MirrorFiles, _ writer: MirrorWriter,
    _ report: inout MirrorPushReport
  ) throws(VaultError) {
    let new = all.filter { file in
      files.digests[file.name].map { Self.isAskedAgain(file.name) && $0 != file.digest } ?? true
    }
    guard !new.isEmpty else { return }
    let bringing = SmallFileBringing(
      target: target, writer: writer, fingerprint: vault.fingerprint, replacesKeys: replacesKeys)
    for file in new {
      switch try bringing.run(file) {
      case .brought: report.files += 1
      case .there: break
      case .differs:
        // Not listed: a check would take what is there for damaged, and a repair put in its place what may be damaged here.
        report.differing.append(file.name.text)
        continue
      }
      files.digests[file.name] = file.digest
    }
    // Only what lasts is listed: what is listed is not brought again.
    try mirror { () throws(MirrorStoreError) in try target.flush() }
    try write(files)
  }

  /// Sends objects, several at once.
  /// - Returns: those that this vault does not have whole.
  private func send(
    _ names: [SHA256Digest], _ writer: MirrorWriter, _ report: inout MirrorPushReport,
    _ progress: @escaping @Sendable (UInt64) -> Void, _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> [SHA256Digest] {
    let sending = ObjectSending(vault, writer, { _ in }, progress, isInterrupted)
    try sending.run(names)
    report.objects += sending.result.count
    report.bytes += sending.result.byteCount
    return sending.result.bad
  }

  /// Sends the log's files that are new since an earlier head, in place of what an interrupted push may have left beyond it.
  private func sendTiles(
    _ local: VaultState, _ earlier: TreeHead?, _ writer: MirrorWriter, _ report: inout MirrorPushReport
  ) throws(VaultError) {
    let new = Self.tiles(local.head.size).subtracting(Self.tiles(earlier?.size ?? 0)).sorted {
      $0.description < $1.description
    }
    let (log, store) = (vault.log, target.store)
    try Crew.run(new.count, atOnce: Mirror.atOnce) { place throws(VaultError) in
      let bytes = try VaultKit.store { () throws(StoreError) in try log.read(new[place]) }
      try mirror { () throws(MirrorStoreError) in
        let (name, digest) = (MirrorLayout.tile(new[place]), SHA256.hash(bytes))
        do throws(MirrorStoreError) { try writer.add(name, .bytes(bytes), digest: digest) } catch {
          guard error.code == .exists else { throw error }
          guard try store.bytesIfPresent(name, limit: EntryBundle.maximumByteCount) != bytes else { return }
          try writer.replace(name, .bytes(bytes), digest: digest)
        }
      }
    }
    report.files += new.count
  }

  static func tiles(_ size: UInt64) -> Set<TilePath> {
    size == 0 ? [] : Set(TilePath.hashTiles(treeSize: size)).union(TilePath.entryBundles(treeSize: size))
  }

  /// Removes what had to go; only now that the checkpoint says why.
  private func clean(
    _ local: VaultState, _ small: SmallFiles, _ files: inout MirrorFiles, _ view: MirrorView, from done: UInt64,
    _ report: inout MirrorPushReport
  ) throws(VaultError) {
    let erased = try Tombstones(vault, local).all.filter { $0.index >= done }.flatMap(\.objects).map {
      MirrorLayout.object($0)
    }
    let wanted = Set(small.all.map(\.name))
    let holdsKeys = report.holdsKeys
    func isKept(_ name: StoredName) -> Bool {
      holdsKeys && SmallFiles.isGranted(name, by: local.rosters.current)
    }
    // Those that an interrupted push brought are in no list but the place's own; those that are to lie apart now lie beside everything else.
    var revoked: [(any MirrorStore, StoredName)] = []
    for store in target.stores(below: SmallFiles.keys) {
      try mirror { () throws(MirrorStoreError) in
        try store.forEach(SmallFiles.keys) { name, _ throws(MirrorStoreError) in
          let isMisplaced = target.keys != nil && store.place == target.store.place
          // One that is granted and not here may be the last there is.
          if !isKept(name) || isMisplaced && wanted.contains(name) { revoked.append((store, name)) }
        }
      }
    }
    let needed = Self.tiles(local.head.size)
    let obsolete = Self.tiles(view.checkpoint?.head.size ?? 0).filter { $0.isPartial && !needed.contains($0) }
    let destroyed = erased.map { (target.store, $0) } + revoked
    let all = destroyed + obsolete.map { (target.store, MirrorLayout.tile($0)) }
    try Crew.run(all.count, atOnce: Mirror.atOnce) { place throws(VaultError) in
      let (store, name) = all[place]
      try mirror { () throws(MirrorStoreError) in try store.remove(name) }
    }
    report.removed = all.count
    let gone = files.digests.keys.filter { SmallFiles.isKey($0) && !isKept($0) }
    if !gone.isEmpty || !view.strayKeys.isEmpty {
      for name in gone { files.digests[name] = nil }
      try write(files)
    }
    if !destroyed.isEmpty { report.remains = MirrorRemains.ofPushed(target, destroyed.map { ($0.0, $0.1.text) }) }
  }
}
