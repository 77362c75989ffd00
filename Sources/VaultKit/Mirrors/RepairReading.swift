internal import MirrorStores
internal import VaultCrypto
internal import VaultFiles

/// Reads what repairs noted, line by line.
struct RepairReading {
  private static let pieceByteCount = 1 << 16
  /// No note has a longer line.
  private static let maximumLine = 4096

  /// Where one thing is at a time: which mirror the vault has it from makes no other place of it.
  private struct Place: Hashable {
    let name: StoredName
    let mirror: String?

    init(_ note: RepairNote) { (name, mirror) = (note.name, note.inVault ? nil : note.mirror) }
  }

  private var all: [String: RepairJournal.Earlier] = [:]
  private var order: [String] = []
  /// The last note that was to take a place, or did.
  private var last: [Place: String] = [:]

  /// What was noted and may have been done.
  var earlier: [RepairJournal.Earlier] {
    order.compactMap { all[$0] }.filter { one in
      one.isDone || one.toldFrom != nil || last[Place(one.note)] == one.note.identifier
    }
  }

  /// Reads a file. A line that was not written to its end was not flushed either: nothing was done after it.
  mutating func read(_ folder: Folder, _ name: FilePath) throws(FileError) {
    let file = try folder.open(name)
    var piece = [UInt8](repeating: 0, count: Self.pieceByteCount)
    var line: [UInt8] = []
    while true {
      var span = piece.mutableSpan
      let count = try file.read(into: &span)
      for byte in piece[..<count] {
        if byte == 0x0a {
          take(line)
          line.removeAll(keepingCapacity: true)
        } else if line.count <= Self.maximumLine {
          line.append(byte)
        }
      }
      if count < piece.count { return }
    }
  }

  private mutating func take(_ line: [UInt8]) {
    guard line.count <= Self.maximumLine else { return }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 6)
    guard words.count > 1 else { return }
    let identifier = String(words[1])
    switch (words[0], words.count) {
    case ("will", 7):
      guard let note = RepairNote(Array(words.dropFirst())) else { return }
      // One that was kept stands there twice, where whoever kept it was killed.
      if all[identifier] == nil { order.append(identifier) }
      all[identifier] = all[identifier] ?? RepairJournal.Earlier(note: note)
    case ("did", 2): all[identifier]?.isDone = true
    case ("tell", 3):
      guard let size = UInt64(words[2]) else { return }
      all[identifier]?.toldFrom = size
    default: return
    }
    if let note = all[identifier]?.note { last[Place(note)] = identifier }
  }
}
