import Foundation
import SelectiveDisclosure
import TestSupport
import Testing

@Suite struct JSONParserTests {
  private func refusal(_ text: String, _ parser: JSONParser = JSONParser()) -> String? {
    do {
      _ = try parser.parse(Array(text.utf8))
      return nil
    } catch { return "\(error)" }
  }

  @Test func refusalsNameCodeAndPlace() {
    #expect(refusal("") == "unexpectedEnd at byte 0")
    #expect(refusal("[1,]") == "unexpectedByte at byte 3")
    #expect(refusal("[1] 2") == "trailingData at byte 4")
    #expect(refusal("\u{feff}[]") == "byteOrderMark at byte 0")
    #expect(refusal(#"{"a":1, "\u0061":2}"#) == "duplicateName at byte 8")
    #expect(refusal(#"["\x"]"#) == "invalidEscape at byte 2")
    #expect(refusal(#"["\ud800"]"#) == "loneSurrogate at byte 2")
    #expect(refusal("[\"\n\"]") == "controlCharacter at byte 2")
    #expect(refusal("[1.]") == "invalidNumber at byte 3")
    #expect(refusal("01") == "trailingData at byte 1")
    #expect(refusal("tru") == "unexpectedByte at byte 0")
  }

  @Test func limitsHold() {
    let nested = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(refusal(nested) == nil)
    #expect(refusal("[" + nested + "]") == "tooDeep at byte 64")
    #expect(refusal("1", JSONParser(maximumDepth: 0)) == nil)
    #expect(refusal("[]", JSONParser(maximumDepth: 0)) == "tooDeep at byte 0")
    #expect(refusal("[1]", JSONParser(maximumSize: 2)) == "tooLarge at byte 2")
    #expect(JSONParser(maximumDepth: 1 << 40).maximumDepth == 512)
    let deepest = String(repeating: "{\"a\":", count: 511) + "[]" + String(repeating: "}", count: 511)
    #expect(refusal(deepest, JSONParser(maximumDepth: 1 << 40)) == nil)
  }

  @Test func hostileSizesEndInAnAnswer() throws {
    for opening in ["[", "{\"\":", "[{\"\":"] {
      #expect(refusal(String(repeating: opening, count: 100_000)) != nil)
      #expect(refusal(String(repeating: opening, count: 100_000), JSONParser(maximumDepth: 512)) != nil)
    }
    let digits = String(repeating: "9", count: 250_000)
    #expect(try JSONParser().parse(Array(digits.utf8)).numberValue?.literal == digits)
    #expect(try JSONParser().parse(Array(digits.utf8)).intValue == nil)
    let long = "[" + String(repeating: "0,", count: 125_000) + "0]"
    #expect(try JSONParser().parse(Array(long.utf8)).arrayValue?.count == 125_001)
    let wide = "{" + (0..<20_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    let object = try JSONParser().parseObject(Array(wide.utf8))
    #expect(object.count == 20_000)
    #expect(object["k19999"]?.intValue == 19_999)
    #expect(refusal(wide.dropLast() + ",\"k7\":0}")?.hasPrefix("duplicateName") == true)
  }

  @Test func scalarsOfEveryLengthAndAllEscapes() throws {
    let text = #"["\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\uD834\udd1e","é€𝄞"]"#
    let expected: JSON = ["\"\\/\u{8}\u{c}\n\r\tA\u{e9}\u{20ac}\u{1d11e}", "é€𝄞"]
    #expect(try JSONParser().parse(Array(text.utf8)) == expected)
    #expect(
      String(decoding: JSONWriter.write(expected), as: UTF8.self)
        == #"["\"\\/\b\f\n\r\tAé€𝄞","é€𝄞"]"#)
    #expect(JSONWriter.write("\u{0}\u{1f}\u{7f}\u{2028}") == Array("\"\\u0000\\u001f\u{7f}\u{2028}\"".utf8))
  }

  @Test func notUTF8IsRefused() {
    let bad: [[UInt8]] = [
      [0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xe2, 0x82], [0xff], [0xfe],
    ]
    for bytes in bad {
      for rest in [[], Array(#"\u0041"#.utf8), Array("abcdefghijklmnopqrst".utf8)] {
        #expect(throws: JSONError.self) { try JSONParser().parse([0x22] + bytes + rest + [0x22]) }
        #expect(throws: JSONError.self) { try JSONParser().parse([0x22] + rest + bytes + [0x22]) }
      }
    }
  }

  @Test func everyPrefixAndEveryFlippedByteEndsInAnAnswer() {
    let text = Array(#"{"a":[1,-2.5e+3,true,null,"é\u20ac\ud834\udd1e"],"b":{"c":""}}"#.utf8)
    for end in text.indices { #expect(throws: JSONError.self) { try JSONParser().parse(Array(text[..<end])) } }
    for place in text.indices {
      for value in UInt8.min...UInt8.max {
        var changed = text
        changed[place] = value
        if let json = try? JSONParser().parse(changed) {
          #expect((try? JSONParser().parse(JSONWriter.write(json))) == json)
        }
      }
    }
  }

  @Test(.enabled(if: Vectors.has("naughty/blns"), "no naughty strings on this machine"))
  func naughtyStringsComeBack() throws {
    let file = Vectors.folder("naughty/blns/blns.json")
    let strings = try JSONParser().parse(try Vectors.bytes(file)).arrayValue ?? []
    // Foundation's parser is the second opinion.
    let other = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
    #expect(strings.count == 515)
    #expect(strings.map { Array(($0.stringValue ?? "?").utf8) } == other.map { Array($0.utf8) })
    for string in strings {
      guard let text = string.stringValue else { continue }
      let object: JSON = .object([text: string])
      let written = JSONWriter.write(object)
      #expect(try JSONParser().parse(written) == object)
      #expect(try JSONDecoder().decode([String: String].self, from: Data(written)) == [text: text])
    }
  }

  @Test(
    "what is wrong is said in words and with its line",
    arguments: [
      ("{\n\"a\": \"\\ud800\"}", "line 2: half of a character"),
      ("{\"a\": 1,\n\n\"a\": 2}", "line 3: a field is there twice"),
      ("{\"a\": 1,\n}", "line 2: something stands there"), ("{", "line 1: it ends too early"),
      ("[]", "it is not in curly brackets"),
      ("{}\n{}", "line 2: something follows"), ("{\"a\": \"x\ny\"}", "line 1: a line break"),
      ("\u{feff}{}", "line 1: a byte order mark"),
    ])
  func words(_ text: String, _ words: String) {
    do throws(JSONError) {
      _ = try JSONParser().parseObject(Array(text.utf8))
      Issue.record("It was taken: \(text)")
    } catch {
      #expect(error.words(in: Array(text.utf8)).hasPrefix(words))
    }
  }
}
