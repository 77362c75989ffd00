/// Text of a record, made safe for a picture or a file that other programs read.
///
/// Control characters, marks that turn the direction of text round, and other characters without a shape are spelled out
/// (`\u{202e}`), so that no name can look like another and every XML 1.0 reader accepts the file. The joiners U+200C and U+200D
/// stay: Persian and the scripts of India are misspelled without them.
enum ShownText {
  static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if mustBeSpelledOut(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// At most `count` characters, the last of them `…` where more were there.
  static func clipped(_ text: String, _ count: Int) -> String {
    text.count <= count ? text : String(text.prefix(max(0, count - 1))) + "…"
  }

  private static func mustBeSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0x200c || scalar.value == 0x200d { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
    default: return false
    }
  }
}
