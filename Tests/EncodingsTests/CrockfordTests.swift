import Encodings
import Testing

@Suite struct CrockfordTests {
  @Test func bytesComeBack() {
    for count in 0..<64 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      let text = Crockford.encode(bytes)
      #expect(text.utf8.count == (count * 8 + 4) / 5)
      #expect(Crockford.decode(typed: text) == bytes)
      #expect(Crockford.decode(typed: text.lowercased()) == bytes)
    }
  }

  @Test func lettersThatLookAlikeAreOne() {
    #expect(Crockford.encode([0, 0x44, 0x32]) == "01234")
    #expect(Crockford.decode(typed: "oI234") == Crockford.decode(typed: "0l234"))
    #expect(Crockford.decode(typed: " 0-1\t2\n3 4-") == [0, 0x44, 0x32].map { UInt8($0) })
  }

  @Test func anythingElseIsRefused() {
    for text in ["U", "0U", "ß0", "0!", "01", "001", "0z", "ı0"] {
      #expect(Crockford.decode(typed: text) == nil, "\(text)")
    }
    #expect(Crockford.decode(typed: "") == [])
  }
}
