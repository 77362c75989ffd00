internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

extension VaultFileRepair {
  /// Bytes that take a file's place.
  private typealias Change = (name: FilePath, bytes: [UInt8], note: RepairNote)

  /// What needs no mirror: `FORMAT.txt`, and the vault's own checkpoint where this machine remembers that very head.
  /// - Throws: `.rolledBack` where the checkpoint is not there or is none, and this machine does not remember it.
  func restoreOwn(
    _ outcome: inout Outcome, _ mirrors: [MirrorConfiguration]
  ) throws(VaultError) {
    // One of a later format is another version's, and stays.
    do throws(StoreError) { try FormatText.check(folder) } catch {
      guard [.file(.link), .file(.notRegular)].contains(error.code) else { throw VaultError(error) }
    }
    guard !FormatText.isWhole(folder) || RememberedHead(folder, fingerprint).damage != nil else { return }
    let lock = try files { () throws(FileError) in try VaultLock.take(folder, patience: patience) }
    defer { lock.unlock() }
    var changes: [Change] = []
    if !FormatText.isWhole(folder) { changes += change(VaultLayout.formatText, FormatText.bytes, nil) }
    let head = RememberedHead(folder, fingerprint)
    if let found = head.damage {
      if let note = head.note {
        changes += change(VaultLayout.log.appending(VaultLayout.checkpoint), note, nil)
      } else if found.isCertain {
        throw damagedCheckpoint(found.why, head, mirrors)
      }
    }
    try put(changes, &outcome)
  }

  /// Others' wrapped keys that are not here, or damaged, sealed anew by who has the compartment's: nobody but their owner could tell whether one from a mirror opens.
  func sealAnew(_ outcome: inout Outcome) throws(VaultError) {
    guard let log = try? LogStore(vault: folder), let note = try? log.checkpoint(),
      let state = try? Vault.state(note: note, log: log, rosters: RosterStore(vault: folder)),
      !VaultKeys(state.rosters, identity).missing(in: folder).isEmpty
    else { return }
    let lock = try files { () throws(FileError) in try VaultLock.take(folder, patience: patience) }
    defer { lock.unlock() }
    guard (try? log.checkpoint()) == note else { return }
    var changes: [Change] = []
    for case (let place, let bytes?) in VaultKeys(state.rosters, identity).missing(in: folder) {
      changes += change(VaultLayout.compartments.appending(place.path), bytes, nil)
    }
    try put(changes, &outcome)
  }

  /// Why nothing is restored, and what is left to do.
  /// - Parameter why: as the end of a sentence.
  func damagedCheckpoint(_ why: String, _ head: RememberedHead, _ mirrors: [MirrorConfiguration]) -> VaultError {
    VaultError(
      .rolledBack,
      "The vault's own checkpoint, \(VaultLayout.log)/\(VaultLayout.checkpoint), \(why). It is never taken from a mirror, which could roll the vault back by it; and \(head.whyNot ?? "it does not come back by what this machine remembers").",
      safe: "Nothing was changed, here or there. What was recorded since the last push is only here: keep this folder.",
      next: mirrors.first.map {
        "Make the vault anew from a mirror, in another folder: \($0.cloneCommand(fingerprint))"
      }
        ?? "Bring that file back from a copy of this folder. Where there is none, keep it: everything else is here.")
  }

  /// Restores what a mirror has whole, and names that are lacking.
  /// - Parameters:
  ///   - offered: names that are lacking here, as the mirror's lists have them.
  ///   - wasRead: becomes true when all came that the mirror has of it.
  ///   - isSigned: becomes true where somebody signed this vault's checkpoint who might, by the mirror's rosters; false where it did not become
  ///     true before.
  /// - Returns: what of those is not proven there.
  func restore(
    from mirror: Mirror, _ offered: [StoredName], _ outcome: inout Outcome, _ wasRead: inout Bool,
    _ isSigned: inout Bool?
  ) throws(VaultError) -> [MirrorLeftOut] {
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
    isSigned = isSigned == true || isOwnCheckpointSigned(there)
    let assembly = try VaultAssembly(of: folder, with: copy, there, in: whole, fingerprint)
    try requirePermission(in: assembly.rosters)
    // Nobody commits meanwhile.
    let lock = try files { () throws(FileError) in try VaultLock.take(folder, patience: patience) }
    defer { lock.unlock() }
    guard assembly.isCurrent(folder) else {
      throw VaultError(.locked, "Another process has committed meanwhile.", next: "Run the command again.")
    }
    var changes: [Change] = []
    for name in assembly.names { changes += try change(name, in: whole, mirror.name) }
    changes += try keys(copy, structure, assembly.rosters, mirror.name)
    try put(changes, &outcome)
    let unkept = Set(outcome.unkept.compactMap(\.name))
    return leftOut(offered.filter { !unkept.contains($0.text) }, structure)
  }

  /// Own keys that open from there and not from here; and others' that are not here.
  private func keys(
    _ copy: Folder, _ structure: MirrorStructure, _ rosters: RosterHistory, _ mirror: String
  ) throws(VaultError) -> [Change] {
    var changes: [Change] = []
    let keys = VaultKeys(rosters, identity)
    for place in keys.places where keys.opens(place, in: folder) != true && keys.opens(place, in: copy) == true {
      changes += try change(VaultLayout.compartments.appending(place.path), in: copy, mirror)
    }
    let own = Set(keys.places)
    // What opens here by then is sealed anew; what does not is better than nothing from there.
    let opened = Set(
      keys.places.filter { keys.opens($0, in: folder) == true || keys.opens($0, in: copy) == true }
        .map { [$0.compartment, "\($0.generation)"] })
    let sealable = Set(
      keys.missing(in: folder).map(\.place).filter { opened.contains([$0.compartment, "\($0.generation)"]) })
    for name in structure.digests.keys.sorted() where SmallFiles.isKey(name) {
      guard let place = SmallFiles.keyPlace(name), !own.contains(place), !sealable.contains(place),
        SmallFiles.mayTake(name, from: copy, rosters),
        !WrappedKeyFile.isWhole(at: place, in: folder, of: fingerprint)
      else { continue }
      changes += try change(FilePath(name.text), in: copy, mirror)
    }
    return changes
  }

  /// Nothing is replaced before what is to be is noted; the repair of the objects, or the next one, tells the log of it. What cannot be kept keeps
  /// nothing else from coming.
  private func put(_ changes: [Change], _ outcome: inout Outcome) throws(VaultError) {
    guard !changes.isEmpty else { return }
    let journal = try RepairJournal(fingerprint)
    try journal.will(changes.map(\.note))
    for (name, bytes, note) in changes {
      do throws(VaultError) { try replace(name, bytes) } catch {
        journal.drop(note)
        // Without `FORMAT.txt` the vault opens; not with something else in its place.
        let isCheckpoint = name == VaultLayout.log.appending(VaultLayout.checkpoint)
        let isBlocking = isCheckpoint || name == VaultLayout.formatText && (try? FormatText.check(folder)) == nil
        let isFull = error.ownDisk == nil && (try? folder.status(name))?.kind == .folder
        outcome.add(
          isFull
            ? UnkeptFile(full: name, in: folder.path, isBlocking: isBlocking)
            : UnkeptFile(name, error, isBlocking: isBlocking))
        continue
      }
      journal.did(note)
      journal.settle()
      outcome.files += [note.file].compactMap(\.self)
    }
  }

  /// What has the file's name and is none gives way, and is not followed; a folder only where nothing is in it.
  private func replace(_ name: FilePath, _ bytes: [UInt8]) throws(VaultError) {
    try files { () throws(FileError) in
      let parent = try folder.folder(name.parent, create: true)
      if try parent.status(name.lastComponent)?.kind == .folder { try parent.removeEmptyFolder(name.lastComponent) }
      try parent.replace(name.lastComponent, with: bytes, mode: 0o444)
    }
  }

  private func change(_ name: FilePath, in source: Folder, _ mirror: String) throws(VaultError) -> [Change] {
    let bytes = try files { () throws(FileError) in try source.read(name, limit: MirrorFiles.maximumByteCount) }
    return change(name, bytes, mirror)
  }

  /// What changes when a file takes its place; nothing where it is there already.
  private func change(_ name: FilePath, _ bytes: [UInt8], _ mirror: String?) -> [Change] {
    let here = try? folder.readIfPresent(name, limit: MirrorFiles.maximumByteCount)
    guard here != bytes, let stored = name.text.flatMap({ StoredName($0) }) else { return [] }
    // Where what should be a folder on the way is none, nothing is there.
    let wasMissing = (try? folder.status(name)) == nil
    return [
      (name, bytes, RepairNote(stored, SHA256.hash(bytes), wasMissing: wasMissing, inVault: true, mirror: mirror))
    ]
  }

  private func isOwnCheckpointSigned(_ there: LogCheck) -> Bool {
    guard let log = try? LogStore(vault: folder), let note = try? log.checkpoint() else { return false }
    if (try? Vault.state(note: note, log: log, rosters: RosterStore(vault: folder))) != nil { return true }
    guard let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text) else { return false }
    return LogCheck.signed((checkpoint.size, note), there.state.rosters) != nil
  }

  /// Why names are still lacking that the mirror's lists have.
  private func leftOut(_ offered: [StoredName], _ structure: MirrorStructure) -> [MirrorLeftOut] {
    let known = Dictionary(structure.leftOut.map { ($0.name, $0) }) { first, _ in first }
    let here = Set(VaultAssembly.all(folder, VaultLayout.log.appending(VaultLayout.checkpoints)))
    return offered.compactMap { name in
      let path = FilePath(name.text)
      guard !here.contains(path), !SmallFiles.isKey(name) || (try? folder.status(path)) == nil else { return nil }
      if let one = known[name.text] { return one }
      return MirrorLeftOut(
        name,
        structure.digests[name] == nil
          ? "its list names it, and it is not there" : "it does not go with what is here, or cannot be proven")
    }
  }
}
