internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Tells the custody log what a repair did, and what earlier ones did that were killed; of much, a part at a time, so that notes never pile up.
final class RepairRecorder {
  private let session: UnlockedVault
  let journal: RepairJournal
  var settling: RepairSettling
  /// How many notes there may be that no event tells yet.
  private let maximumCount: Int
  private var told: [RepairNote] = []
  private var untold: [RepairNote] = []
  private var failure: VaultError?
  /// Whether nothing is recorded now, and all of it by a later repair: the log must not grow.
  var isHeldBack = false
  /// All that was done.
  var notes: [RepairNote] { told + untold }
  /// Whether it is recorded.
  private(set) var isRecorded = false

  init(_ session: UnlockedVault, _ state: VaultState, maximumCount: Int) throws(VaultError) {
    self.session = session
    self.maximumCount = maximumCount
    journal = try RepairJournal(session.vault.fingerprint)
    settling = try RepairSettling(session, journal, state)
  }

  /// Goes through notes a part at a time, each noted durably before anything of it is done, and told before there are too many.
  func forEachPart(_ all: [RepairNote], _ body: ([RepairNote]) throws(VaultError) -> Void) throws(VaultError) {
    for start in stride(from: 0, to: all.count, by: maximumCount) {
      let part = Array(all[start..<min(start + maximumCount, all.count)])
      if journal.openCount > 0, journal.openCount + part.count > maximumCount { try record() }
      try journal.will(part)
      try body(part)
    }
  }

  /// Records what was done and no event tells yet.
  func record(lost: [MirrorRepair.Lost] = []) throws(VaultError) {
    // Some events may stand there, and not the others: the next repair reads which.
    if let failure { throw failure }
    do throws(VaultError) { try write(lost) } catch {
      failure = error
      throw error
    }
  }

  private func write(_ lost: [MirrorRepair.Lost]) throws(VaultError) {
    try obeyTombstones()
    untold = settling.done + journal.finished
    guard !isHeldBack else { return }
    guard Trace(session).mayRecord(EventAction.restored.type) else { return }
    try journal.tell(untold, from: session.vault.state().head.size)
    if try RepairRecord(untold, lost: lost).write(session) { isRecorded = true }
    // An answer that was lost may have been a yes.
    let left = journal.undone.filter { !$0.inVault }.map { RepairJournal.Earlier(note: $0) }
    try journal.end(keeping: settling.rest + left)
    settling.settled()
    (told, untold) = (told + untold, [])
  }

  /// Takes away again what was erased while this ran: its tombstone was there before it came back, or its eraser finds it.
  private func obeyTombstones() throws(VaultError) {
    let vault = session.vault
    let erased = Set(try Tombstones(vault, vault.state()).all.flatMap(\.objects))
    for note in journal.finished where note.inVault && erased.contains(note.digest) {
      guard let object = MirrorLayout.object(note.name) else { continue }
      try files { () throws(FileError) in try vault.objects.remove(object) }
      journal.drop(note)
    }
  }
}
