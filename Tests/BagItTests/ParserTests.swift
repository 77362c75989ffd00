import BagIt
import TestSupport
import Testing

@Suite struct ParserTests {
  @Test func declaration() throws {
    let one = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    #expect(BagDeclaration().bytes == Array(one.utf8))
    for text in [one, String(one.dropLast()), one.replacing("\n", with: "\r\n"), one.replacing("\n", with: "\r")] {
      #expect(try BagDeclaration(Array(text.utf8)) == BagDeclaration())
    }
    let refused = [
      "", "\n" + one, one + "\n", "\u{feff}" + one, one.replacing(": ", with: ":"), one.replacing(": ", with: " : "),
      one.replacing(": ", with: ":  "), one.replacing("1.0", with: "1.0 "), one + one, one.lowercased(),
    ]
    for text in refused {
      #expect(code { _ = try BagDeclaration(Array(text.utf8)) } == .malformedDeclaration, "\(text)")
    }
    for version in ["0.96", "1", "1.1", ".97", "2.0", "01.0"] {
      let text = one.replacing("1.0", with: version)
      #expect(code { _ = try BagDeclaration(Array(text.utf8)) } == .unsupportedVersion)
    }
    #expect(code { _ = try BagDeclaration(Array(one.replacing("UTF-8", with: "EBCDIC").utf8)) } == .unsupportedEncoding)
    let old = "BagIt-Version : 0.97 \nTag-File-Character-Encoding:utf-8"
    #expect(try BagDeclaration(Array(old.utf8)) == BagDeclaration(version: .v0_97))
    #expect(code { _ = try BagDeclaration([UInt8](repeating: 0x20, count: 2000)) } == .tooLarge)
  }

  @Test func encodings() throws {
    #expect(try TagEncoding.utf16.utf8([0xfe, 0xff, 0x00, 0x61]) == [0x61])
    #expect(try TagEncoding.utf16.utf8([0xff, 0xfe, 0x61, 0x00]) == [0x61])
    #expect(try TagEncoding.latin1.utf8([0xe9]) == Array("é".utf8))
    for (encoding, bytes) in [
      (TagEncoding.utf8, [0xff]), (.utf8, [0xef, 0xbb, 0xbf]), (.ascii, [0x80]), (.utf16, [0]),
      (.utf16, [0xd8, 0x00]),
    ] as [(TagEncoding, [UInt8])] {
      #expect(code { _ = try encoding.utf8(bytes) } == .malformedText)
    }
  }

  @Test func infoKeepsOrderAndRepeats() throws {
    let text = "Contact-Name: Ana\nB: 1\ncontact-name: Bo\nLong: first\n   second\r\n\tthird \nEmpty: \n"
    let info = try BagInfo(Array(text.utf8))
    #expect(info.elements.map(\.label) == ["Contact-Name", "B", "contact-name", "Long", "Empty"])
    #expect(info.values(of: "CONTACT-NAME") == ["Ana", "Bo"])
    #expect(info.values(of: "Long") == ["first second third"])
    #expect(try BagInfo(info.bytes) == info)
    let refused = ["a", "a:b", " a: b", ": b", "a : b", "a:  b", "a: b\n\nc: d", "a: b\u{0}", "\u{feff}: b\u{1}"]
    for text in refused { #expect(code { _ = try BagInfo(Array(text.utf8)) } == .malformedInfo, "\(text)") }
    #expect(try BagInfo(Array("a\t :  b \n\nc:d".utf8), version: .v0_97).elements.map(\.value) == ["b", "d"])
    #expect(code { _ = try BagInfo([0x61, 0x3a, 0x20, 0xff]) } == .malformedText)
  }

  /// Folded only where needed, never wider than 79 unless one word is, and read back as it was.
  @Test func infoFolds() throws {
    var random = SeededGenerator(1)
    for _ in 0..<200 {
      let words = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        String(
          repeating: ["é", "x", "漢"].randomElement(using: &random) ?? "x", count: .random(in: 1...90, using: &random))
      }
      let gaps = words.dropFirst().map { (Bool.random(using: &random) ? " " : "  ") + $0 }
      let info = BagInfo([try BagInfo.Element(label: "External-Description", value: words[0] + gaps.joined())])
      #expect(try BagInfo(info.bytes) == info)
      let lines = String(decoding: info.bytes, as: UTF8.self).split(separator: "\n")
      for line in lines where line.unicodeScalars.count > 79 {
        #expect(!line.dropFirst().replacing("Description: ", with: "").replacing("  ", with: "").contains(" "))
      }
    }
    let short = BagInfo([try BagInfo.Element(label: "A", value: String(repeating: "b ", count: 37) + "bc")])
    #expect(short.bytes.count == 80 && short.bytes.filter { $0 == 0x0a }.count == 1)
  }

  @Test func oxum() throws {
    #expect(try PayloadOxum("12.3") == PayloadOxum(byteCount: 12, fileCount: 3))
    for text in ["", "1", "1.", ".1", "1.2.3", "01.2", "+1.2", "1.-2", "1. 2", "99999999999999999999.1", "１.2"] {
      #expect(code { _ = try PayloadOxum(text) } == .malformedOxum)
    }
  }

  @Test func paths() throws {
    for text in ["data/a", "a~", "data/~a", "data/...", "data/a:b", "data/ a ", "data/é\n%"] {
      #expect(try BagPath(text).description == text)
    }
    let refused = [
      "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "~", "~/a", "~root/a", "C:/a", "c:", "a\\b",
      "a\0b",
      String(repeating: "a", count: 4097),
    ]
    for text in refused { #expect(code { _ = try BagPath(text) } == .unsafePath, "\(text)") }
    #expect(code { _ = try BagPath([0x61, 0xff]) } == .unsafePath)
    #expect(try !BagPath("data").isPayload && BagPath("data/a").isPayload && !BagPath("database/a").isPayload)
  }

  @Test func fetchFilesAreRead() throws {
    let text = "https://a/b 12 data/a b\nhttp://x - data/c%0A%25\r\n"
    let entries = try FetchFile(Array(text.utf8)).entries
    #expect(entries.map(\.byteCount) == [12, nil])
    #expect(entries.map(\.path.description) == ["data/a b", "data/c\n%"])
    for text in ["a", "http://x 1", "http://x x data/a", "x - data/a", "http://x +1 data/a", "http://é - data/a", "\n"]
    {
      #expect(code { _ = try FetchFile(Array(text.utf8)) } == .malformedFetch, "\(text)")
    }
    #expect(code { _ = try FetchFile(Array("http://x - ../a".utf8)) } == .unsafePath)
  }
}
