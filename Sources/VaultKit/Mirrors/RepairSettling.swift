internal import Custody
internal import MirrorStores
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Finds out what earlier repairs did that no event tells: they noted what they were about to do, and were killed.
struct RepairSettling {
  private let vault: Vault
  /// What is still to be found out.
  private(set) var rest: [RepairJournal.Earlier] = []
  /// What was done, and no event tells yet.
  private(set) var done: [RepairNote] = []

  /// Passes over what an event tells by now: they may have been killed right after it.
  init(_ session: UnlockedVault, _ journal: RepairJournal, _ state: VaultState) throws(VaultError) {
    vault = session.vault
    let toBeTold = journal.earlier.filter { $0.toldFrom != nil }
    if let start = toBeTold.compactMap(\.toldFrom).min() {
      var told = try Self.told(session, state, from: start)
      // One event tells one note: of two that say the same, the one that was to be told last is told first.
      for one in toBeTold.sorted(by: { $0.toldFrom ?? 0 > $1.toldFrom ?? 0 }) {
        let index = told[Told(one.note)]?.firstIndex { $0 >= one.toldFrom ?? 0 }
        if let index { told[Told(one.note)]?.remove(at: index) } else { done.append(one.note) }
      }
    }
    rest = journal.earlier.filter { $0.toldFrom == nil }
  }

  /// As events tell it.
  private struct Told: Hashable {
    let name: String
    let words: [String]

    init(_ note: RepairNote) {
      name = MirrorLayout.object(note.name)?.hex ?? note.name.text
      words = [note.wasMissing ? "missing" : "damaged", note.inVault ? "vault" : "mirror", note.mirror ?? ""]
    }

    init?(_ json: JSON) {
      guard let object = json.objectValue, let name = (object["object"] ?? object["name"])?.stringValue else {
        return nil
      }
      self.name = name
      words = ["found", "in", "mirror"].map { object[$0]?.stringValue ?? "" }
    }
  }

  /// Which entries tell what, as often as they do.
  private static func told(
    _ session: UnlockedVault, _ state: VaultState, from start: UInt64
  ) throws(VaultError) -> [Told: [UInt64]] {
    var told: [Told: [UInt64]] = [:]
    try EventWalk(session: session, state: state).forEach(from: start) { result in
      guard case .success(let event) = result, event.action == .restored else { return }
      for claim in ["repairs", "files"] {
        for one in event.disclosed[claim]?.arrayValue ?? [] {
          if let one = Told(one) { told[one, default: []].append(event.index) }
        }
      }
    }
    return told
  }

  /// What was done is told by now.
  mutating func settled() { done = [] }

  /// Settles what was to be restored in the vault.
  /// - Parameter isWhole: whether an object is whole here.
  mutating func settleVault(_ isWhole: (SHA256Digest) -> Bool) {
    let folder = vault.folder
    settle({ $0.inVault }) { note in
      if let object = MirrorLayout.object(note.name) { return isWhole(object) }
      let bytes = try? folder.readIfPresent(FilePath(note.name.text), limit: MirrorFiles.maximumByteCount)
      return bytes.map { SHA256.hash($0) == note.digest } ?? false
    }
  }

  /// Settles what was to be restored in a mirror that answers and has a head of this log.
  /// - Parameter again: what had to be restored there again: that was not done, or is told anew.
  mutating func settle(_ mirror: Mirror, again: Set<StoredName>) throws(VaultError) {
    var isThere: [RepairNote: Bool] = [:]
    for one in rest where one.note.mirror == mirror.name && !one.note.inVault && !one.isDone {
      let note = one.note
      // The head there may be a later one by now.
      let found = note.name == MirrorLayout.checkpoint ? note.digest : try digest(note.name, mirror)
      isThere[note] = found == note.digest
    }
    settle({ $0.mirror == mirror.name && !$0.inVault }) { note in
      isThere[note] == true && !again.contains(note.name)
    }
  }

  private mutating func settle(_ isMeant: (RepairNote) -> Bool, _ isThere: (RepairNote) -> Bool) {
    done += rest.filter { isMeant($0.note) && ($0.isDone || isThere($0.note)) }.map(\.note)
    rest.removeAll { isMeant($0.note) }
  }

  private func digest(_ name: StoredName, _ mirror: Mirror) throws(VaultError) -> SHA256Digest {
    // It came from here: more than what is here is something else.
    var limit = UInt64(MirrorFiles.maximumByteCount)
    if let object = MirrorLayout.object(name) {
      let size = try files { () throws(FileError) in try vault.objects.size(object) }
      limit = size ?? ObjectFetching.maximumByteCount
    }
    var hasher = SHA256()
    do throws(MirrorStoreError) {
      try mirror.store(of: name).read(name, from: 0, count: limit + 1) {
        hasher.update(Array($0))
      }
    } catch {
      guard error.code == .notFound else { throw VaultError(error) }
    }
    return hasher.finish()
  }
}
