internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// A vault's log, rosters and tombstones as its own checkpoint says they must be: a verified mirror's, and beyond its end what is here.
struct VaultAssembly {
  /// The vault's own checkpoint.
  let note: [UInt8]
  /// How many entries it is over.
  let size: UInt64
  /// The rosters up to it.
  let rosters: RosterHistory
  /// What is proven, below the vault.
  let names: [FilePath]

  /// Puts it together in an empty folder, and checks it there.
  /// - Throws: where it is no whole: then nothing of it is believed.
  init(
    of vault: Folder, with copy: Folder, _ there: LogCheck, in whole: Folder, _ fingerprint: Fingerprint
  ) throws(VaultError) {
    let own = try store { () throws(StoreError) in try LogStore(vault: vault) }
    note = try store { () throws(StoreError) in try own.checkpoint() }
    guard let signed = try? SignedNote(note), let head = try? Checkpoint(signed.text).head else {
      throw VaultError(
        .corrupt, "The vault's own checkpoint is damaged, so that nothing here can be held against it.",
        safe: "Nothing was changed.", next: "Make the vault anew, in another folder: evault clone")
    }
    size = head.size
    let known = try store { () throws(StoreError) in try CosignatureStore(own).cosigners() }
    var parts = Parts(whole: whole, copy: copy, vault: vault, known: known)
    let (rosterCount, tombstones) = try parts.putLog(head, own, there)
    for version in 0..<rosterCount {
      try parts.put(VaultLayout.roster.appending(VaultLayout.roster(version: version + 1)))
    }
    for index in tombstones {
      try parts.put(VaultLayout.log.appending(VaultLayout.tombstones).appending(VaultLayout.tombstone(index: index)))
    }
    try parts.putKept(upTo: head.size, there.state.rosters)
    try parts.write(VaultLayout.log.appending(VaultLayout.checkpoint), note)
    var check = CheckReport()
    let log = try VaultCheck(whole.path).checkStructure(&check, isCopy: true)
    // Keys are looked at elsewhere; and what is only here, and wrong, stays as it is.
    let passed: Set<CheckFinding.Code> = [.grantMissing, .grantDamaged, .grantUnknown, .formatTextChanged]
    let wrong = check.findings.filter { $0.severity == .failure && !passed.contains($0.code) }
    let strange = Set(parts.own.map(\.description))
    if let finding = wrong.first(where: { !strange.contains($0.path) }) {
      throw VaultError(
        .corrupt, "What is here and in the mirror makes no whole: \(finding.path): \(finding.message)",
        safe: "Nothing was changed.")
    }
    guard let log, log.state.rosters.fingerprint == fingerprint else {
      throw VaultError(.notTrusted, "The mirror has another vault than this.", safe: "Nothing was changed.")
    }
    rosters = log.state.rosters
    names = parts.names
  }

  /// All files below a folder; none where there is no such folder.
  static func all(_ folder: Folder, _ path: FilePath) -> [FilePath] {
    guard let entries = try? folder.folder(path).entries() else { return [] }
    return entries.flatMap { entry -> [FilePath] in
      let name = path.appending(entry.name)
      switch entry.kind {
      case .folder: return all(folder, name)
      case .regular: return [name]
      case .link, .special: return []
      }
    }
  }

  /// Whether the vault still has the same checkpoint.
  func isCurrent(_ vault: Folder) -> Bool {
    (try? LogStore(vault: vault).checkpoint()) == note
  }
}

extension VaultAssembly {
  /// What is put together, and where it comes from.
  private struct Parts {
    let whole: Folder
    let copy: Folder
    let vault: Folder
    /// What may take the place of what is in the vault.
    var names: [FilePath] = []
    /// The cosigners that the vault knows.
    let known: [NoteVerifierKey]
    /// What came from the vault itself.
    var own: Set<FilePath> = []

    /// Writes entry bundles and tiles.
    /// - Returns: how many roster versions the log has, and which of its entries are tombstones.
    mutating func putLog(
      _ head: TreeHead, _ own: LogStore, _ there: LogCheck
    ) throws(VaultError) -> (rosters: Int, tombstones: [UInt64]) {
      var found = (rosters: 0, tombstones: [UInt64]())
      let shared = min(there.state.head.size, head.size)
      var tree = TreeAppender()
      var partials: [TilePath.Kind: Tile] = [:]
      var index: UInt64 = 0
      while index < head.size {
        let end = min(index + 256, head.size)
        var leaves: [[UInt8]] = []
        if index < shared { leaves += try Self.entries(there.log, index, min(end, shared), there.state.head.size) }
        if end > shared { leaves += try Self.entries(own, max(index, shared), end, head.size) }
        for (offset, entry) in leaves.enumerated() {
          if entry.first == EntryClass.roster.rawValue { found.rosters += 1 }
          if entry.first == EntryClass.tombstone.rawValue { found.tombstones.append(index + UInt64(offset)) }
        }
        tree.append(contentsOf: leaves.map { MerkleHash.leaf($0) })
        guard let bundle = try? EntryBundle(leaves),
          let path = TilePath.entryBundle(index: index >> 8, treeSize: head.size)
        else {
          throw VaultError(.corrupt, "The log's entries from \(index) on are none.", safe: "Nothing was changed.")
        }
        try write(VaultLayout.log.appending(FilePath(path.description)), bundle.bytes)
        for tile in tree.takeChangedTiles().tiles {
          if tile.path.isPartial {
            partials[tile.path.kind] = tile
          } else {
            try write(VaultLayout.log.appending(FilePath(tile.path.description)), tile.bytes)
          }
        }
        index = end
      }
      guard tree.root == head.root else {
        throw VaultError(
          .rolledBack,
          "The entries that the mirror has, and those here beyond them, do not have the root that this vault's checkpoint was signed for.",
          safe: "Nothing was changed.", next: "Find out whose history is right: evault log compare")
      }
      for path in TilePath.partialHashTiles(treeSize: head.size) {
        guard let tile = partials[path.kind], tile.path == path else { continue }
        try write(VaultLayout.log.appending(FilePath(path.description)), tile.bytes)
      }
      return found
    }

    /// Kept checkpoints of the log as it is, and what lies beside them. Keys of cosigners are the vault's own.
    mutating func putKept(upTo size: UInt64, _ rosters: RosterHistory) throws(VaultError) {
      let checkpoints = VaultLayout.log.appending(VaultLayout.checkpoints)
      let sizes = Set([copy, vault].flatMap { Self.sizes($0, checkpoints) }).filter { $0 <= size }
      for size in sizes.sorted() {
        let kept = KeptFiles(size, of: vault, copy, rosters, known)
        for name in kept.names {
          guard let (bytes, isOwn) = kept.bytes(name) else { continue }
          try write(name, bytes)
          if isOwn { own.insert(name) }
        }
      }
      for name in VaultAssembly.all(vault, VaultLayout.log.appending(VaultLayout.cosigners)) {
        guard let here = (try? vault.readIfPresent(name, limit: MirrorFiles.maximumByteCount)) ?? nil else { continue }
        try write(name, here)
        own.insert(name)
      }
    }

    /// Takes a file from the mirror, else from the vault; nothing where neither has it.
    mutating func put(_ name: FilePath) throws(VaultError) {
      let there = try files { () throws(FileError) in
        try copy.readIfPresent(name, limit: MirrorFiles.maximumByteCount)
      }
      if let there { return try write(name, there) }
      guard let here = (try? vault.readIfPresent(name, limit: MirrorFiles.maximumByteCount)) ?? nil else { return }
      try write(name, here)
      own.insert(name)
    }

    mutating func write(_ name: FilePath, _ bytes: [UInt8]) throws(VaultError) {
      try files { () throws(FileError) in
        try whole.folder(name.parent, create: true).add(name.lastComponent, bytes)
      }
      if name.lastComponent != VaultLayout.checkpoint { names.append(name) }
    }

    private static func sizes(_ folder: Folder, _ path: FilePath) -> [UInt64] {
      guard let entries = try? folder.folder(path).entries() else { return [] }
      return entries.compactMap { entry in
        entry.name.text.flatMap { name in UInt64(name).flatMap { String($0) == name ? $0 : nil } }
      }
    }

    private static func entries(
      _ log: LogStore, _ start: UInt64, _ end: UInt64, _ size: UInt64
    ) throws(VaultError) -> [[UInt8]] {
      var entries: [[UInt8]] = []
      do throws(LogReadError<Never>) {
        try log.forEachBundle(from: start, to: end, treeSize: size) { _, some in entries += some }
      } catch {
        if case .store(let error) = error { throw VaultError(error) }
      }
      return entries
    }
  }
}
