/// How many columns of a terminal a text takes.
public enum TextWidth {
  /// Columns: wide East Asian characters and emoji take two, combining marks none.
  public static func columns(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns($1) }
  }

  /// `text`, cut to `width` columns with an ellipsis where it is longer, and filled with spaces where it is shorter.
  public static func fit(_ text: String, _ width: Int) -> String {
    let columns = columns(text)
    if columns <= width { return text + String(repeating: " ", count: width - columns) }
    var result = ""
    var used = 0
    for character in text {
      let next = Self.columns(character)
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…" + String(repeating: " ", count: max(0, width - 1 - used))
  }

  private static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe4f, 0xff00...0xff60,
      0xffe0...0xffe6, 0x1f1e6...0x1f1ff, 0x1f300...0x1faff, 0x20000...0x3fffd:
      return 2
    default:
      return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}
