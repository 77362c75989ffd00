import Custody
import TestSupport
import Testing
import VaultCrypto

@Suite struct LogEntryTests {
  private let event = SHA256.hash([1])
  private let record = SHA256.hash([2])
  private let payload = SHA256.hash([3])

  @Test func bytesAreClassDigestAndNames() {
    let entry = LogEntry(isControl: false, event: event, objects: [record, payload])
    #expect(entry.bytes == [1] + event.bytes + record.bytes + payload.bytes)
    #expect(LogEntry(isControl: true, event: event, objects: [record]).bytes == [2] + event.bytes + record.bytes)
    #expect(LogEntry(roster: event).bytes == [3] + event.bytes)
    #expect(LogEntry(tombstone: event).bytes == [4] + event.bytes)
  }

  @Test func everyKindComesBack() {
    for entry in [
      LogEntry(isControl: false, event: event, objects: [record, payload]),
      LogEntry(isControl: true, event: event, objects: [record]), LogEntry(roster: event), LogEntry(tombstone: event),
    ] {
      #expect(LogEntry(entry.bytes) == entry)
    }
  }

  @Test func whatIsNoEntryIsRefused() {
    let (digest, name) = (event.bytes, record.bytes)
    #expect(LogEntry([]) == nil)
    for entryClass: UInt8 in 0...255 {
      #expect(LogEntry([entryClass]) == nil)
      #expect(LogEntry([entryClass] + digest.dropLast()) == nil)
      #expect(LogEntry([entryClass] + digest + [0]) == nil)
      #expect((LogEntry([entryClass] + digest) != nil) == [3, 4].contains(entryClass))
      #expect((LogEntry([entryClass] + digest + name) != nil) == [1, 2].contains(entryClass))
      #expect(LogEntry([entryClass] + digest + name + name.dropLast()) == nil)
    }
  }

  @Test func theLongestFitsTheTile() {
    let most = LogEntry.maximumObjectCount
    let longest = LogEntry(isControl: false, event: event, objects: Array(repeating: record, count: most))
    #expect(longest.bytes.count <= Int(UInt16.max))
    #expect(longest.bytes.count + SHA256Digest.byteCount > Int(UInt16.max))
    #expect(LogEntry(longest.bytes) == longest)
    #expect(LogEntry(longest.bytes + record.bytes) == nil)
  }

  @Test func randomBytesAreRefusedOrThemselves() {
    var generator = SeededGenerator(seed: 6962)
    var taken = 0
    for _ in 0..<5000 {
      let length = [0, 1, 32, 33, 34, 64, 65, 66, 97, 129][Int(generator.next() % 10)]
      var bytes = generator.bytes(length)
      if !bytes.isEmpty { bytes[0] %= 6 }
      guard let entry = LogEntry(bytes) else { continue }
      #expect(entry.bytes == bytes)
      taken += 1
    }
    #expect(taken > 500)
  }
}
