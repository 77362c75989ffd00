/// Lines that are longer than a terminal is wide, broken between words.
public enum TextWrap {
  /// `text` as results are shown: a terminal gets lines that fit it, as far as their words do; a pipe gets them whole.
  public static func shown(_ text: String) -> String {
    let terminal = Terminal.current
    return terminal.showsResults ? wrap(text, width: terminal.width) : text
  }

  /// `text` in lines of at most `width` columns. What a line goes on with is four columns further in than its beginning; a word that is
  /// too long stays whole.
  static func wrap(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { columns($0) <= width ? String($0) : wrap(line: $0, width: width) }.joined(separator: "\n")
  }

  private static func wrap(line: Substring, width: Int) -> String {
    let indent = line.prefix { $0 == " " }.count
    let further = String(repeating: " ", count: min(indent + 4, width / 2))
    var result = String(line.prefix(indent))
    var used = indent
    // Spaces before the next word: none at a line's beginning.
    var gap = 0
    var isAtStart = true
    for word in line.dropFirst(indent).split(separator: " ", omittingEmptySubsequences: false) {
      let wide = columns(word)
      if !isAtStart, wide > 0, used + gap + wide > width {
        result += "\n" + further + word
        used = further.count + wide
        gap = 1
      } else if wide == 0, word.isEmpty {
        gap += 1
      } else {
        result += String(repeating: " ", count: gap) + word
        used += gap + wide
        gap = 1
      }
      isAtStart = false
    }
    return result
  }

  /// Columns without the marks of ``Style``, which take none.
  private static func columns(_ text: Substring) -> Int {
    guard text.utf8.contains(0x1b) else { return TextWidth.columns(String(text)) }
    var plain = ""
    var isMark = false
    for character in text {
      if character == "\u{1b}" {
        isMark = true
      } else if isMark {
        isMark = character != "m"
      } else {
        plain.append(character)
      }
    }
    return TextWidth.columns(plain)
  }
}
