/// Text made safe to show: what a terminal would obey, or a reader would not see, is spelled out.
public enum VisibleText {
  /// `bytes` as text. Control characters, line and paragraph separators, bidirectional controls, invisible format characters
  /// and bytes that are not UTF-8 appear as `\u{202e}` or `\x9f`; a backslash stays as it is.
  public static func escape(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return escape(text) }
    var result = ""
    for byte in bytes {
      if byte >= 0x20 && byte < 0x7f {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return result
  }

  /// `text` with the same characters spelled out.
  public static func escape(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text }
    guard text.unicodeScalars.contains(where: mustBeSpelledOut) else { return text }
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

  private static func mustBeSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
