import Encodings
import Testing

@Suite struct HexTests {
  @Test func roundTrip() {
    let bytes = (0...255).map(UInt8.init)
    #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    #expect(Hex.encode([0xde, 0xad, 0x00, 0x0f]) == "dead000f")
  }

  @Test(arguments: ["a", "AB", "0x", "0g", " 00", "00 ", "é0"])
  func refuses(_ text: String) { #expect(Hex.decode(text) == nil) }
}
