internal import VaultFiles

/// Walks the directories of a TIFF file (TIFF 6.0 §2) and notes which bytes they stand for: what nothing points to no
/// viewer shows, and neither pictures that are said to be smaller copies.
enum DirectoryWalk {
  private static let maximumDirectoryCount = 4_096
  private static let maximumRangeCount = 2_000_000
  /// Bytes of a value of each type, by the type's number from 1 on.
  private static let sizes: [UInt64] = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
  /// Directories in directories: smaller pictures, Exif, GPS, what cameras agree on.
  private static let directories: Set<Int> = [330, 34665, 34853, 40965]
  /// Strips, tiles, and a JPEG picture of before: where they lie, and how long they are.
  private static let places: [Int: Int] = [273: 279, 324: 325, 513: 514]

  static func inspect(_ file: MemoryFile) -> Inspection {
    FileView.inspect(file) { view throws(FileError) in
      var walk = Walk()
      guard try walk.run(view) else { return Inspection(facts: walk.facts, gap: walk.gap ?? .unreadable) }
      if try walk.leavesSomething(view) {
        walk.facts.append(EmbeddedFact(.attachment, "TIFF:bytes that nothing points to"))
      }
      return Inspection(facts: walk.facts)
    }
  }

  private struct Entry {
    let tag: Int
    let type: Int
    let count: UInt64
    /// Where its values lie.
    let start: UInt64
  }

  private struct Walk {
    var facts: [EmbeddedFact] = []
    var gap: Inspection.Gap?
    private var isLittle = false
    private var ranges: [Range<UInt64>] = []

    /// - Returns: whether all of it could be followed.
    mutating func run(_ file: borrowing FileView) throws(FileError) -> Bool {
      let head = try file.bytes(at: 0, atMost: 8)
      guard head.count == 8 else { return false }
      isLittle = head[0] == 0x49
      guard number(head, 2, 2) == 42 else { return false }
      ranges.append(0..<8)
      var open = [number(head, 4, 4)]
      var seen: Set<UInt64> = []
      while let place = open.popLast() {
        guard place != 0, seen.insert(place).inserted else { continue }
        guard seen.count <= maximumDirectoryCount else {
          gap = .tooLarge
          return false
        }
        guard let next = try directory(file, at: place) else { return false }
        // They may point at one another without end.
        guard open.count + next.count <= maximumDirectoryCount else {
          gap = .tooLarge
          return false
        }
        open += next
      }
      return true
    }

    /// - Returns: where further directories are; nil where this is none.
    private mutating func directory(_ file: borrowing FileView, at place: UInt64) throws(FileError) -> [UInt64]? {
      let count = number(try file.bytes(at: place, atMost: 2), 0, 2)
      let bytes = try file.bytes(at: place + 2, atMost: Int(count) * 12 + 4)
      guard count > 0, bytes.count == Int(count) * 12 + 4, take(place..<(place + 2 + UInt64(bytes.count)), file) else {
        return nil
      }
      var entries: [Int: Entry] = [:]
      for at in stride(from: 0, to: Int(count) * 12, by: 12) {
        let type = Int(number(bytes, at + 2, 2))
        guard (1...sizes.count).contains(type) else { return nil }
        let count = number(bytes, at + 4, 4)
        let byteCount = count * sizes[type - 1]
        let start = byteCount <= 4 ? place + 2 + UInt64(at) + 8 : number(bytes, at + 8, 4)
        guard take(start..<(start + byteCount), file) else { return nil }
        let entry = Entry(tag: Int(number(bytes, at, 2)), type: type, count: count, start: start)
        entries[entry.tag] = entry
      }
      var open = [number(bytes, bytes.count - 4, 4)]
      for tag in directories {
        guard let entry = entries[tag] else { continue }
        guard let values = try values(entry, file) else { return nil }
        open += values
      }
      if let entry = entries[254], try values(entry, file)?.first.map({ $0 & 1 == 1 }) ?? false {
        facts.append(EmbeddedFact(.preview, "TIFF:smaller picture"))
      }
      for (tag, lengths) in places {
        guard let entry = entries[tag] else { continue }
        guard let lengths = entries[lengths], let starts = try values(entry, file),
          let counts = try values(lengths, file), starts.count == counts.count
        else { return nil }
        for (start, count) in zip(starts, counts) {
          guard take(start..<(start + count), file) else { return nil }
        }
      }
      return open
    }

    /// Whole numbers, at most a million; nil for what is none.
    private func values(_ entry: Entry, _ file: borrowing FileView) throws(FileError) -> [UInt64]? {
      guard [1, 3, 4, 13].contains(entry.type), entry.count <= 1_000_000 else { return nil }
      let size = Int(sizes[entry.type - 1])
      let bytes = try file.bytes(at: entry.start, atMost: Int(entry.count) * size)
      guard bytes.count == Int(entry.count) * size else { return nil }
      return (0..<Int(entry.count)).map { number(bytes, $0 * size, size) }
    }

    /// - Returns: false for what is not in the file, or where there is too much of it.
    private mutating func take(_ range: Range<UInt64>, _ file: borrowing FileView) -> Bool {
      guard range.upperBound <= file.count else { return false }
      guard ranges.count < maximumRangeCount else {
        gap = .tooLarge
        return false
      }
      if !range.isEmpty { ranges.append(range) }
      return true
    }

    func leavesSomething(_ file: borrowing FileView) throws(FileError) -> Bool {
      var place: UInt64 = 0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if range.lowerBound > place, try file.saysSomething(place..<range.lowerBound) { return true }
        place = max(place, range.upperBound)
      }
      guard place < file.count else { return false }
      return try file.saysSomething(place..<file.count)
    }

    private func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> UInt64 {
      let part = bytes.dropFirst(place).prefix(count)
      return isLittle
        ? part.reversed().reduce(0) { $0 << 8 | UInt64($1) } : part.reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
