internal import Custody
internal import MirrorStores
internal import VaultFiles

/// What repairs of a vault are about to do, and did, until it stands in the custody log: a repair that is killed is recorded by the next one
/// (Schemas/README.md §3.20, *What a repair notes*). This machine keeps it: it says what mirrors are called.
final class RepairJournal {
  private static let lockName: FilePath = "lock"

  /// What an earlier repair noted, and what it noted of that afterwards.
  struct Earlier {
    let note: RepairNote
    var isDone = false
    /// How long the log was before events were to tell of it; nil where none was.
    var toldFrom: UInt64?
  }

  private let folder: Folder
  private let lock: OpenFile
  private var number: UInt64
  private var file: OpenFile
  private var name: FilePath
  private var isBegun = false
  private var isTorn = false
  private var known: [FilePath] = []
  /// What earlier repairs noted, in that order. Of what was to take one place only the last can have: the others are there only where they
  /// were noted as done.
  private(set) var earlier: [Earlier] = []
  private var begun: [RepairNote] = []
  private var done: Set<RepairNote> = []
  private var dropped: Set<RepairNote> = []
  private var unnoted: [RepairNote] = []

  /// - Throws: `.locked` where another process of this machine repairs the vault.
  init(_ vault: Fingerprint) throws(VaultError) {
    let path = try Machine.stateFolder.appending("repairs").appending(FilePath(vault.description))
    let folder = try files { () throws(FileError) in try Folder.createAll(path) }
    self.folder = folder
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
    let number = (names.last?.0 ?? 0) &+ 1
    let own = FilePath("\(number)")
    (self.number, name) = (number, own)
    file = try files { () throws(FileError) in try folder.create(own) }
    var reading = RepairReading()
    for name in known { try files { () throws(FileError) in try reading.read(folder, name) } }
    earlier = reading.earlier
  }

  deinit { if !isBegun { try? folder.remove(name) } }

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
    if !unnoted.isEmpty { try? write(unnoted.map { "did \($0.identifier)\n" }.joined(), lasting: false) }
    unnoted = []
  }

  /// Notes, durably, that events are about to tell of what was done.
  /// - Parameter size: how many entries the log has, none of which tells of it.
  func tell(_ notes: [RepairNote], from size: UInt64) throws(VaultError) {
    guard !notes.isEmpty else { return }
    try write(notes.map { "tell \($0.identifier) \(size)\n" }.joined(), lasting: true)
  }

  /// It was not done, or was taken back.
  func drop(_ note: RepairNote) { dropped.insert(note) }

  /// How many notes there are of this repair that no event tells yet.
  var openCount: Int { begun.count }

  /// What was done in this repair and no event tells yet, in its order.
  var finished: [RepairNote] { begun.filter { done.contains($0) && !dropped.contains($0) } }

  /// What was to be done in this repair, and is not known to be done.
  var undone: [RepairNote] { begun.filter { !done.contains($0) && !dropped.contains($0) } }

  /// What was noted is in the log by now, or was never done. What is noted from now on is another part.
  /// - Parameter notes: what is left to find out.
  func end(keeping notes: [Earlier]) throws(VaultError) {
    let kept = FilePath("\(number &+ 1)")
    let gone = known + [name]
    number &+= 2
    let next = FilePath("\(number)")
    try files { () throws(FileError) in
      if !notes.isEmpty {
        let lines = notes.map { one in
          "will \(one.note.text)\n" + (one.isDone ? "did \(one.note.identifier)\n" : "")
            + (one.toldFrom.map { "tell \(one.note.identifier) \($0)\n" } ?? "")
        }
        try folder.replace(kept, with: Array(lines.joined().utf8))
      }
      // What says that something is told goes after what it is said of.
      for one in gone { try folder.remove(one) }
      try folder.sync()
    }
    known = notes.isEmpty ? [] : [kept]
    (isBegun, isTorn, name) = (false, false, next)
    file = try files { () throws(FileError) in try folder.create(next) }
    (begun, done, dropped, unnoted) = ([], [], [], [])
  }

  private func write(_ text: String, lasting: Bool) throws(VaultError) {
    // A line that broke off must not take the next one with it.
    let start = isTorn ? "\n" : ""
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
