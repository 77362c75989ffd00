internal import VaultFiles

/// The program that goes into a kit: one that runs wherever a kernel is, without libraries of the machine.
struct KitProgram {
  private static let blockByteCount = 1 << 20
  private static let headerByteCount = 64
  private static let interpreterType: UInt32 = 3
  private static let maximumSegments = 1024

  private let folder: Folder
  private let name: FilePath

  /// The program in this file.
  /// - Throws: `.usage` where it is no static program.
  init(_ path: FilePath) throws(VaultError) {
    let folder = try files { () throws(FileError) in try Folder.open(path.parent) }
    guard try Self.isStatic(folder, path.lastComponent) else {
      throw VaultError(
        .usage, "\(path) is not a static program: on another machine its libraries may be missing.",
        safe: "Nothing was made.", next: Self.advice)
    }
    self.folder = folder
    name = path.lastComponent
  }

  /// The running program; nil where it is not static.
  init?(running: FilePath?) {
    guard let running, let program = try? KitProgram(running) else { return nil }
    self = program
  }

  /// How to build one.
  static let advice =
    "Build one: swift build -c release --product evault --static-swift-stdlib -Xswiftc -static-executable"
    + "   and name it with --program FILE"

  /// Copies it into a folder.
  func copy(to target: Folder, as newName: FilePath) throws(FileError) {
    let source = try folder.open(name)
    let copy = try target.create(newName, mode: 0o755)
    var buffer = [UInt8](repeating: 0, count: Self.blockByteCount)
    while true {
      var span = buffer.mutableSpan
      let count = try source.read(into: &span)
      try copy.write(buffer.span.extracting(first: count))
      if count < buffer.count { break }
    }
    try copy.sync()
  }

  /// Whether a file is a 64-bit ELF program that names no interpreter (`PT_INTERP`).
  private static func isStatic(_ folder: Folder, _ name: FilePath) throws(VaultError) -> Bool {
    try files { () throws(FileError) in
      let file = try folder.open(name)
      let header = try bytes(of: file, at: 0, count: headerByteCount)
      guard header.count == headerByteCount, header.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]) else {
        return false
      }
      let isProgram = [2, 3].contains(number(header, 16, 2))
      let (start, size, count) = (number(header, 32, 8), number(header, 54, 2), Int(number(header, 56, 2)))
      guard isProgram, size >= 56, (1...maximumSegments).contains(count), start < 1 << 32 else { return false }
      for place in 0..<count {
        let segment = try bytes(of: file, at: start + UInt64(place) * size, count: 4)
        guard segment.count == 4, number(segment, 0, 4) != UInt64(interpreterType) else { return false }
      }
      return true
    }
  }

  private static func bytes(
    of file: borrowing OpenFile, at offset: UInt64, count: Int
  ) throws(FileError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    var span = buffer.mutableSpan
    let read = try file.read(at: offset, into: &span)
    return Array(buffer.prefix(read))
  }

  /// A little-endian number.
  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
