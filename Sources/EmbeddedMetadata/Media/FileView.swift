internal import VaultFiles

/// A file in memory, read piece by piece at any place.
struct FileView: ~Copyable {
  /// What a call of the system takes, in steps of a look.
  private static let readStepCount = 256
  /// Bytes in it.
  let count: UInt64
  private let file: OpenFile
  private let look = Look.current

  init(_ file: MemoryFile) throws(FileError) {
    let opened = try file.open()
    count = file.byteCount
    self.file = opened
  }

  /// At most `limit` bytes from a place on; fewer where the file ends before.
  /// - Throws: `.changed` too where nobody wants them any more.
  func bytes(at place: UInt64, atMost limit: Int) throws(FileError) -> [UInt8] {
    guard !look.hasEnded(limit + Self.readStepCount) else { throw FileError(.changed, "pread", "a file in memory") }
    guard place < count else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(min(UInt64(limit), count - place)))
    var span = bytes.mutableSpan
    guard try file.read(at: place, into: &span) == bytes.count else {
      throw FileError(.changed, "pread", "a file in memory")
    }
    return bytes
  }

  /// Whether anything but what fills up is there.
  func saysSomething(_ range: Range<UInt64>) throws(FileError) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      let bytes = try bytes(at: place, atMost: Int(min(1 << 20, range.upperBound - place)))
      if bytes.isEmpty { return false }
      if MediaInspection.saysSomething(bytes[...]) { return true }
      place += UInt64(bytes.count)
    }
    return false
  }

  /// Looks at a file; what cannot be read was not looked at.
  static func inspect(
    _ file: MemoryFile, _ body: (borrowing FileView) throws(FileError) -> Inspection
  ) -> Inspection {
    do throws(FileError) {
      let view = try FileView(file)
      return try body(view)
    } catch {
      return Inspection(gap: .unreadable)
    }
  }
}
