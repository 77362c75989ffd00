import Age
import TestSupport
import Testing

@Suite struct Bech32Tests {
  /// BIP 173's valid strings whose data part is whole bytes, with the one over 90 letters.
  @Test(arguments: ["A12UEL5L", "a12uel5l", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "?1ezyfcl"])
  func validStrings(_ text: String) throws {
    let decoded = try #require(Bech32.decode(Array(text.utf8)))
    #expect(
      String(decoding: Bech32.encode(decoded.bytes.span, prefix: decoded.prefix), as: UTF8.self) == text.lowercased())
  }

  @Test(arguments: [
    " 1nwldj5", "\u{7f}1axkwrx", "\u{80}1eym55h", "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8",
    "10a06t8", "1qzzfhee", "", "1", "a12UEL5L", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxx", "de1lg7wt\u{ff}",
  ])
  func invalidStrings(_ text: String) { #expect(Bech32.decode(Array(text.utf8)) == nil) }

  @Test func anyLengthRoundTripsAndEveryChangeIsSeen() throws {
    var generator = SeededGenerator(seed: 1)
    for count in [0, 1, 4, 5, 31, 32, 33, 1216] {
      let bytes = generator.bytes(count)
      let text = Bech32.encode(bytes.span, prefix: Array("age".utf8))
      #expect(Bech32.decode(text)?.bytes == bytes)
      for index in stride(from: 0, to: min(text.count, 70), by: 3) {
        var changed = text
        changed[index] ^= 1
        #expect(Bech32.decode(changed) == nil)
      }
    }
  }
}
