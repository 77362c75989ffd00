internal import Custody
internal import Translations
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// The commit of one batch: what was sealed joins the log, or goes again.
struct IntakeCommit: ~Copyable {
  typealias Brought = (item: AddedItem, entry: LogEntry)

  /// What a commit needs beside what its entries need: tiles and folders at the log's edge, the checkpoint.
  private static let roomByteCount: UInt64 = 256 << 10
  private static let roomPerEntry: UInt64 = 256

  private let session: UnlockedVault
  private let state: VaultState
  /// How many entries the log had, once those of this batch are on their way into it.
  private var sizeBefore: UInt64?

  init(_ session: UnlockedVault, _ state: VaultState) {
    self.session = session
    self.state = state
  }

  /// Why a run ends where the vault's disk is full.
  static func diskIsFull(_ vault: Vault) -> VaultError {
    VaultError(
      .failed, Phrase("error.disk_full", ["path": vault.folder.path.description]), safe: Phrase("safe.listed"),
      next: Phrase("error.disk_full.rest", ["command": "evault add PATH…"]))
  }

  /// Commits; where the disk is full, as much as there is room to record: the last of it is given back for that.
  /// - Parameter isFull: whether the disk was full already.
  /// - Returns: whether it is full.
  /// - Throws: what keeps all of it out; nothing of it stays.
  mutating func run(_ brought: [Brought], isFull: Bool, _ report: inout IntakeReport) throws(VaultError) -> Bool {
    var rest = brought
    if isFull { giveBack(&rest) }
    do throws(VaultError) {
      try append(rest, &report)
      return isFull
    } catch {
      guard error.ownDisk == .noSpace, !isFull, isUnnamed else {
        discard(rest)
        throw error
      }
    }
    giveBack(&rest)
    sizeBefore = nil
    do throws(VaultError) { try append(rest, &report) } catch {
      discard(rest)
      throw error
    }
    return true
  }

  /// Takes away objects that no entry names and nobody else can name: each was sealed by this run. Best effort.
  func discard(_ brought: [Brought]) {
    guard isUnnamed else { return }
    for (_, entry) in brought {
      for name in entry.objects { session.vault.objects.discard(name) }
    }
  }

  /// Whether no entry can name the objects: none was on its way, or the log is as it was.
  private var isUnnamed: Bool {
    guard let sizeBefore else { return true }
    return (try? session.vault.state().head.size) == sizeBefore
  }

  private func giveBack(_ brought: inout [Brought]) {
    let wanted = Self.roomByteCount + Self.roomPerEntry * UInt64(brought.count)
    var given: UInt64 = 0
    while given < wanted, let last = brought.popLast() {
      for name in last.entry.objects { given += ((try? session.vault.objects.size(name)) ?? nil) ?? 0 }
      discard([last])
    }
  }

  private mutating func append(_ brought: [Brought], _ report: inout IntakeReport) throws(VaultError) {
    guard !brought.isEmpty else { return }
    try files { () throws(FileError) in try session.vault.folder.syncFileSystem() }
    var size: UInt64?
    defer { sizeBefore = size }
    try session.commit { now throws(VaultError) in
      // An event is judged by the roster in force at its index: it must have been signed under that one.
      guard now.rosters.current.digest == state.rosters.current.digest else {
        throw VaultError(
          .failed, "The roster changed while evidence came in.", safe: "Nothing of this batch was added.",
          next: "Run the command again.")
      }
      try StoredPayloads.require(Set(brought.compactMap(\.item.reusedObject)), session.vault, now)
      size = now.head.size
      return brought.map(\.entry)
    }
    report.added += brought.map(\.item)
  }
}
