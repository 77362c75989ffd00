import Testing

@testable import VaultFiles

/// Files that lie in memory.
struct MemoryFileTests {
  @Test func whatIsWrittenIsThere() throws {
    let file = try MemoryFile()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    try file.write(bytes.span)
    let more: [UInt8] = [1, 2]
    try file.write(more.span)
    #expect(file.byteCount == 300_002)
    #expect(try file.bytes() == bytes + more)
    #expect(try file.bytes(limit: 3) == [0, 0, 0])
  }

  @Test func eachOpeningBeginsAtItsBeginning() throws {
    let file = try MemoryFile([1, 2, 3])
    for _ in 0..<2 { #expect(try file.open().readToEnd(limit: 10) == [1, 2, 3]) }
  }

  @Test func sealedOnesCannotBeChanged() throws {
    let file = try MemoryFile([1, 2, 3])
    let more: [UInt8] = [4]
    #expect(throws: FileError.self) { try file.write(more.span) }
    #expect(try file.bytes() == [1, 2, 3])
  }

  @Test func emptyOnesAreEmpty() throws {
    let file = try MemoryFile([])
    #expect(file.byteCount == 0)
    #expect(try file.bytes() == [])
  }
}
