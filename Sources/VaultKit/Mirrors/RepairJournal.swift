internal import Custody
internal import MirrorStores
internal import VaultFiles

/// What repairs of a vault are about to do, and did, until it stands in the custody log: a repair that is killed is recorded by the next one
/// (Schemas/README.md §3.20, *What a repair notes*). This machine keeps it: it says what mirrors are called.
final class RepairJournal {
  private static let maximumByteCount = 512 << 20
  private static let lockName: FilePath = "lock"

  private let folder: Folder
  private let lock: OpenFile
  private let size: UInt64
  private let file: OpenFile
  private let name: FilePath
  private var isBegun = false
  private var isTorn = false
  private var known: [FilePath] = []
  private var seen: Set<RepairNote> = []
  /// What earlier repairs noted, and whether they noted that it is done.
  private(set) var earlier: [(note: RepairNote, isDone: Bool)] = []
  /// How long the log was when the first of that was noted; nil where nothing was.
  private(set) var start: UInt64?
  private var begun: [RepairNote] = []
  private var done: Set<RepairNote> = []
  private var dropped: Set<RepairNote> = []
  private var unnoted: [RepairNote] = []

  /// - Parameter size: how many entries the log has now.
  /// - Throws: `.locked` where another process of this machine repairs the vault.
  init(_ vault: Fingerprint, size: UInt64) throws(VaultError) {
    let path = try Machine.stateFolder.appending("repairs").appending(FilePath(vault.description))
    let folder = try files { () throws(FileError) in try Folder.createAll(path) }
    self.folder = folder
    self.size = size
    lock = try files { () throws(FileError) in try folder.openLock(Self.lockName) }
    do throws(FileError) { try lock.lock(exclusive: true, wait: false) } catch {
      throw VaultError(
        .locked, "Another process of this machine repairs this vault.", safe: "Nothing was changed.",
        next: "Try again when it has ended.")
    }
    let names = try files { () throws(FileError) in try folder.entries() }.compactMap { entry -> (UInt64, FilePath)? in
      guard entry.kind == .regular, let number = entry.name.text.flatMap({ UInt64($0) }) else { return nil }
      return (number, entry.name)
    }.sorted { $0.0 < $1.0 }
    known = names.map(\.1)
    let own = FilePath("\((names.last?.0 ?? 0) &+ 1)")
    name = own
    file = try files { () throws(FileError) in try folder.create(own) }
    for name in known { try read(name) }
  }

  deinit { if !isBegun { try? folder.remove(name) } }

  /// A line that was not written to its end was not flushed either: nothing was done after it.
  private func read(_ name: FilePath) throws(VaultError) {
    let bytes = try files { () throws(FileError) in try folder.read(name, limit: Self.maximumByteCount) }
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).dropLast()
    var notes: [RepairNote] = []
    var done: Set<RepairNote> = []
    for line in lines {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 5)
      if words.first == "from", words.count == 2, let size = UInt64(words[1]) { start = min(start ?? size, size) }
      guard words.count == 6, let note = RepairNote(Array(words.dropFirst())) else { continue }
      if words[0] == "did" { done.insert(note) } else { notes.append(note) }
    }
    for note in notes where seen.insert(note).inserted { earlier.append((note, done.contains(note))) }
  }

  /// Notes what will be done, durably: only then may it be.
  func will(_ notes: [RepairNote]) throws(VaultError) {
    guard !notes.isEmpty else { return }
    try write(notes.map { "will \($0.text)\n" }.joined(), lasting: true)
    begun += notes
  }

  /// It is done. That is noted with ``settle()``, when it lasts; what is not noted, the next repair finds out.
  func did(_ note: RepairNote) {
    done.insert(note)
    unnoted.append(note)
  }

  /// Notes what was done: it lasts by now.
  func settle() {
    if !unnoted.isEmpty { try? write(unnoted.map { "did \($0.text)\n" }.joined(), lasting: false) }
    unnoted = []
  }

  /// It was not done, or was taken back.
  func drop(_ note: RepairNote) { dropped.insert(note) }

  /// What was done in this repair, in its order.
  var finished: [RepairNote] { begun.filter { done.contains($0) && !dropped.contains($0) } }

  /// What was to be done in this repair, and is not known to be done.
  var undone: [RepairNote] { begun.filter { !done.contains($0) && !dropped.contains($0) } }

  /// What was noted is in the log by now, or was never done.
  /// - Parameter notes: what is left to find out, and whether it was done.
  func end(keeping notes: [(note: RepairNote, isDone: Bool)]) throws(VaultError) {
    try files { () throws(FileError) in
      if !notes.isEmpty {
        isBegun = true
        let lines = notes.map { "will \($0.note.text)\n" + ($0.isDone ? "did \($0.note.text)\n" : "") }
        try folder.replace(name, with: Array("from \(start ?? size)\n\(lines.joined())".utf8))
      }
      for one in known + (notes.isEmpty ? [name] : []) { try folder.remove(one) }
      try folder.sync()
    }
  }

  private func write(_ text: String, lasting: Bool) throws(VaultError) {
    // A line that broke off must not take the next one with it.
    let start = isBegun ? (isTorn ? "\n" : "") : "from \(size)\n"
    (isBegun, isTorn) = (true, true)
    try files { () throws(FileError) in
      try file.write(Array((start + text).utf8))
      if lasting {
        try file.sync()
        try folder.sync()
      }
    }
    isTorn = false
  }
}
