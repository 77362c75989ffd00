import Age
import TestSupport
import Testing

@Suite struct ArmorTests {
  private static let begin = "-----BEGIN AGE ENCRYPTED FILE-----\n"
  private static let end = "-----END AGE ENCRYPTED FILE-----\n"

  private func dearmor(_ text: String) throws(AgeError) -> [UInt8] {
    let bytes = Array(text.utf8)
    return try AgeArmorReader.dearmor(bytes)
  }

  @Test func everyLengthRoundTripsInLinesOf64() throws {
    var generator = SeededGenerator(seed: 9)
    for count in 0..<200 {
      let bytes = generator.bytes(count)
      let armor = AgeArmorWriter.armor(bytes.span)
      let lines = String(decoding: armor, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.count <= 64 && !$0.isEmpty })
      #expect(lines.dropFirst().dropLast(3).allSatisfy { $0.count == 64 })
      #expect(try AgeArmorReader.dearmor(armor) == bytes)
    }
  }

  @Test func tolerances() throws {
    let body = "QUFB\n"
    let word: [UInt8] = [0x41, 0x41, 0x41]
    #expect(try dearmor(Self.begin + body + Self.end) == word)
    #expect(try dearmor((Self.begin + body + Self.end).replacing("\n", with: "\r\n")) == word)
    #expect(try dearmor(" \t\r\n\u{b}\u{c}\n" + Self.begin + body + Self.end + "\n \t") == word)
    #expect(try dearmor(String((Self.begin + body + Self.end).dropLast())) == word)
    #expect(try dearmor(Self.begin + Self.end) == [])
    let room = String(repeating: "\n", count: AgeArmor.maximumWhiteSpace)
    #expect(try dearmor(room + Self.begin + body + Self.end + room) == word)
  }

  @Test func everythingElseIsRefused() {
    let body = "QUFB\n"
    let full = String(repeating: "A", count: 64) + "\n"
    let room = String(repeating: "\n", count: AgeArmor.maximumWhiteSpace)
    let wrong = [
      "", "\n", Self.begin, Self.begin + body, " " + Self.begin + body + Self.end, Self.begin + " " + body + Self.end,
      Self.begin + "QUFB \n" + Self.end, Self.begin + "QUFB\r\r\n" + Self.end, Self.begin + "QUE\n" + Self.end,
      Self.begin + "QUF=\n" + Self.end, Self.begin + body + body + Self.end, Self.begin + body + full + Self.end,
      Self.begin + "\n" + Self.end, Self.begin + full + "\n" + Self.end, Self.begin + "A" + full + Self.end,
      Self.begin + String(full.dropLast()) + "AAAA\n" + Self.end, Self.begin + body + Self.end + "x",
      Self.begin + body + Self.begin + body + Self.end, Self.begin + body + Self.end + Self.begin + body + Self.end,
      room + "\n" + Self.begin + body + Self.end, Self.begin + body + Self.end + room + "\n",
      String(repeating: "x", count: 3000), Self.begin + String(repeating: "A", count: 3000),
      Self.begin + body + "-----END AGE ENCRYPTED FILE----- \n", Self.begin + body + Self.end.dropLast() + "\r",
      "\u{a0}\n" + Self.begin + body + Self.end,
    ]
    for text in wrong {
      #expect(throws: AgeError(.malformedArmor), "\(text.prefix(120))") { try dearmor(text) }
    }
  }
}
