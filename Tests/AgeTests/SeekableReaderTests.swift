import Age
import TestSupport
import Testing

@Suite struct SeekableReaderTests {
  private struct Broken: Error, Equatable {}

  @Test(arguments: Samples.sizes)
  func anyRangeIsTheSliceOfThePlaintext(_ size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let plaintext = generator.bytes(size)
    let identity = try X25519Identity.generate()
    let file = try Samples.seal(plaintext, to: [.x25519(identity.recipient)])
    var reader = try AgeSeekableReader<Never>(
      fileByteCount: UInt64(file.count), identities: [.x25519(identity)], readAt: { Self.read(file, $0, &$1) })
    #expect(reader.plaintextByteCount == UInt64(size))
    for _ in 0..<20 {
      let start = Int.random(in: 0...size, using: &generator)
      let end = min(size, start + Int.random(in: 0...70_000, using: &generator))
      #expect(try reader.read(UInt64(start)..<UInt64(end)) == Array(plaintext[start..<end]))
    }
    #expect(try reader.read(UInt64(size)..<UInt64(size + 9)) == [])
    #expect(try reader.read(0..<UInt64.max) == plaintext)
    var buffer = [UInt8](repeating: 9, count: 3)
    var target = buffer.mutableSpan
    #expect(try reader.read(at: .max, into: &target) == 0)
    #expect(buffer == [9, 9, 9])
  }

  @Test func aShortenedOrLengthenedFileIsRefusedAtOnce() throws {
    let identity = try X25519Identity.generate()
    let whole = try Samples.seal([UInt8](repeating: 1, count: 140_000), to: [.x25519(identity.recipient)])
    let opening = try #require(try AgeHeader.open(whole, identities: [.x25519(identity)]))
    for count in [
      0, opening.headerByteCount, opening.headerByteCount + 65_552, opening.headerByteCount + 131_104, whole.count - 1,
      whole.count + 1,
    ] {
      let file = Array((whole + [0])[..<count])
      #expect(throws: AgeStreamError<Never>.age(AgeError(.payload))) {
        _ = try AgeSeekableReader<Never>(
          fileByteCount: UInt64(count), opening: opening, readAt: { Self.read(file, $0, &$1) }
        ).plaintextByteCount
      }
    }
  }

  @Test func theCallersErrorComesBack() throws {
    #expect(throws: AgeStreamError<Broken>.caller(Broken())) {
      _ = try AgeSeekableReader<Broken>(
        fileByteCount: 1000, identities: [],
        readAt: { (_, _: inout MutableSpan<UInt8>) throws(Broken) in throw Broken() }
      ).plaintextByteCount
    }
  }

  private static func read(_ file: [UInt8], _ offset: UInt64, _ target: inout MutableSpan<UInt8>) {
    for index in 0..<target.count { target[index] = file[Int(offset) + index] }
  }
}
