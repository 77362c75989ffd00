/// Text as people and programs write it, taken apart without Foundation.
enum PlainText {
  /// Whether there is a control character other than tab and line end (Unicode category Cc), or a character that turns the direction
  /// of what follows: these hide what a text says.
  static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0a, 0x0d: false
      case 0x202a...0x202e, 0x2066...0x2069: true
      default: scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
      }
    }
  }

  /// Without white space at both ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[start...end]))
  }

  /// The parts between occurrences of a separator, which is not empty.
  static func parts(_ text: String, separatedBy separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    guard !mark.isEmpty, bytes.count >= mark.count else { return [text] }
    var result: [String] = []
    var start = 0
    var place = 0
    while place + mark.count <= bytes.count {
      if bytes[place..<place + mark.count].elementsEqual(mark) {
        result.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += mark.count
        start = place
      } else {
        place += 1
      }
    }
    result.append(String(decoding: bytes[start...], as: UTF8.self))
    return result
  }

  /// The value of decimal digits, of which there are one to nine, or nil.
  static func number(_ text: some StringProtocol) -> Int? {
    let digits = text.utf8
    guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
