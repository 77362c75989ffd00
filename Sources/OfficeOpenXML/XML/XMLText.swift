/// Text in XML 1.0.
enum XMLText {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// A text that can be no markup, for elements and attributes. What XML cannot hold (XML 1.0 §2.2), other control characters, and
  /// characters that turn letters around so that a name reads as another, are spelled out: `\u{1b}`.
  /// - Parameter keeps: control characters that stay as they are: tab, line feed.
  static func escape(_ text: String, keeping keeps: Set<Unicode.Scalar> = []) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default:
        if isSpelledOut(scalar), !keeps.contains(scalar) {
          escaped += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }

  private static func isSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f...0x9f, 0x202d, 0x202e: true
    // U+FFFE and U+FFFF, here and in every plane.
    default: scalar.value & 0xfffe == 0xfffe
    }
  }

  /// Whether XML 1.0 can hold this character (§2.2).
  static func isAllowed(_ value: UInt32) -> Bool {
    switch value {
    case 9, 10, 13, 0x20...0xd7ff, 0xe000...0xfffd, 0x1_0000...0x10_ffff: true
    default: false
    }
  }
}
