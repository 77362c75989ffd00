internal import Custody
internal import MirrorStores
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Timestamps that events say were attached, and that are not here. An event has the digest, so they come back from any mirror that has them, whatever
/// its lists say (Schemas/README.md §3.20).
struct AttachedTimestamps {
  private typealias Found = (name: FilePath, bytes: [UInt8])

  private let vault: Vault
  private let state: VaultState
  private var missing: [(entry: UInt64, claim: TimestampedClaim)] = []

  /// Those that are missing, as far as events can be read.
  init(_ session: UnlockedVault, _ state: VaultState) throws(VaultError) {
    (vault, self.state) = (session.vault, state)
    var found: [(entry: UInt64, claim: TimestampedClaim)] = []
    try EventWalk(session: session, state: state).forEach { result in
      guard case .success(let event) = result, event.action == .timestamped,
        let claim = TimestampedClaim(event.disclosed)
      else { return }
      found.append((event.index, claim))
    }
    missing = found.filter { !isHere($0.claim) }
  }

  /// What is still missing, in words.
  var left: [String] {
    missing.map {
      "\(Self.path($0.claim)): Entry \($0.entry) says that this timestamp was attached, and it is not there."
    }
  }

  /// Brings those that a mirror has, with the checkpoint and the renewal that they are over where these are not here either.
  mutating func restore(
    from mirror: Mirror, _ recorder: RepairRecorder, _ isInterrupted: () -> Bool
  ) throws(VaultError) {
    let asked = missing
    defer { missing = asked.filter { !isHere($0.claim) } }
    for (_, claim) in asked {
      if isInterrupted() { throw ObjectFetching.interruption }
      let files = try files(of: claim, in: mirror)
      let notes = files.map {
        RepairNote(
          MirrorLayout.name($0.name.description), SHA256.hash($0.bytes), wasMissing: true, inVault: true,
          mirror: mirror.name)
      }
      try recorder.forEachPart(notes) { part throws(VaultError) in
        for (file, note) in zip(files, part) {
          try VaultKit.files { () throws(FileError) in
            let place = try vault.folder.folder(file.name.parent, create: true)
            try place.replace(file.name.lastComponent, with: file.bytes, mode: 0o444)
          }
          recorder.journal.did(note)
        }
        recorder.journal.settle()
      }
    }
  }

  /// What is to be put here so that a timestamp is whole; nothing where the mirror does not have all of it.
  private func files(of claim: TimestampedClaim, in mirror: Mirror) throws(VaultError) -> [Found] {
    let place = FilePath(TimeCheck.path(claim.head.size))
    let noteName = place.appending(FilePath(HeadTimestamps.noteName))
    let name = FilePath(Self.path(claim))
    var found: [Found] = []
    var bytes = here(name)
    if bytes == nil {
      bytes = try read(name, TimestampToken.maximumByteCount, mirror)
      if let bytes { found.append((name, bytes)) }
    }
    guard let bytes, SHA256.hash(bytes) == claim.token, let token = try? TimestampToken(bytes) else { return [] }
    var note = here(noteName)
    if note == nil {
      guard try isMissing(noteName), let there = try read(noteName, SignedNote.maximumByteCount, mirror),
        let signed = LogCheck.alone((claim.head.size, there), state.rosters), signed.checkpoint.head == claim.head
      else { return [] }
      found.append((noteName, signed.note))
      note = signed.note
    }
    guard let note else { return [] }
    var record = TimestampRecord(name: HeadTimestamps.noteName, bytes: note)
    if record.cover(of: token) == nil, let digest = SHA256Digest(token.info.imprint.digest) {
      let renewal = TimestampFileName(.renewal, digest)
      let path = place.appending(FilePath(renewal.description))
      let isMissing = try isMissing(path)
      let bytes = isMissing ? try read(path, renewal.kind.maximumByteCount, mirror) : nil
      if let bytes, SHA256.hash(bytes) == digest { found.append((path, bytes)) }
      if let bytes = bytes ?? here(path) { record.take(renewal, bytes) }
    }
    // A checkpoint from there that it is not over is another than the one that was here.
    let isNew = found.contains { $0.name == noteName }
    return isNew && record.cover(of: token) == nil ? [] : found
  }

  private func read(_ path: FilePath, _ limit: Int, _ mirror: Mirror) throws(VaultError) -> [UInt8]? {
    let name = MirrorLayout.name(path.description)
    do throws(MirrorStoreError) { return try mirror.store.bytesIfPresent(name, limit: limit) } catch {
      guard error.code == .tooLarge else { throw VaultError(error) }
      return nil
    }
  }

  private func here(_ path: FilePath) -> [UInt8]? {
    (try? vault.folder.readIfPresent(path, limit: RenewalManifest.maximumByteCount)) ?? nil
  }

  private func isHere(_ claim: TimestampedClaim) -> Bool {
    [Self.path(claim), "\(TimeCheck.path(claim.head.size))/\(HeadTimestamps.noteName)"].allSatisfy {
      (try? vault.folder.status(FilePath($0))) != nil
    }
  }

  private func isMissing(_ path: FilePath) throws(VaultError) -> Bool {
    try VaultKit.files { () throws(FileError) in try vault.folder.status(path) } == nil
  }

  private static func path(_ claim: TimestampedClaim) -> String {
    "\(TimeCheck.path(claim.head.size))/\(TimestampFileName(.token, claim.token))"
  }
}
