/// Lines that are longer than a terminal is wide, broken between words.
public enum TextWrap {
  /// `text` as results are shown: a terminal gets lines that fit it, as far as their words do; a pipe gets them whole.
  public static func shown(_ text: String) -> String {
    let terminal = Terminal.current
    return terminal.showsResults ? wrap(text, width: terminal.width) : text
  }

  /// The same for what is said beside the result. Marks of ``Style`` go where colour may not.
  static func told(_ text: String) -> String {
    let terminal = Terminal.current
    let plain = terminal.hasColouredMessages ? text : unmarked(text)
    return terminal.showsMessages ? wrap(plain, width: terminal.messageWidth) : plain
  }

  /// `text` in lines of at most `width` columns. What a line goes on with stands below its last column that begins in the left half (after
  /// two spaces or more), else four columns further in than the line's beginning. A word that is too long stays
  /// whole, to be copied.
  static func wrap(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        guard columns(line) > width else { return String(line) }
        return isCommand(line) ? command(String(line), width: width) : wrap(line: line, width: width)
      }.joined(separator: "\n")
  }

  /// Whether a line is a command by itself, set in to be copied: a break in it must not end it.
  private static func isCommand(_ line: Substring) -> Bool {
    let words = line.drop { $0 == " " }
    return line.hasPrefix(" ") && words.hasPrefix("evault ") && !words.contains("  ")
  }

  /// Flowing text, filled anew: lines are joined but where one ends in a colon or the next is set in.
  static func paragraphs(_ text: String, width: Int) -> String {
    var joined: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let goesOn = joined.last.map { !$0.isEmpty && !$0.hasSuffix(":") } ?? false
      if goesOn, let first = line.first, first != " ", first != "{" {
        joined[joined.count - 1] += " " + line
      } else {
        joined.append(String(line))
      }
    }
    return joined.map { $0.hasPrefix(" ") ? wrap($0, width: width) : fill($0, width) }.joined(separator: "\n")
  }

  /// A command that a shell takes as one though it has several lines: broken between words, with a backslash.
  static func command(_ line: String, width: Int) -> String {
    guard TextWidth.columns(line) > width else { return line }
    let indent = line.prefix { $0 == " " }.count
    var lines = [String(line.prefix(indent))]
    var isQuoted = false
    var word = ""
    func end() {
      let room = width - 2 - columns(Substring(lines[lines.count - 1]))
      let isFirst = lines[lines.count - 1].allSatisfy { $0 == " " }
      if isFirst || TextWidth.columns(word) < room {
        lines[lines.count - 1] += (isFirst ? "" : " ") + word
      } else {
        lines.append(String(repeating: " ", count: indent + 4) + word)
      }
      word = ""
    }
    for character in line.dropFirst(indent) {
      if character == "\"" { isQuoted.toggle() }
      if character == " ", !isQuoted { end() } else { word.append(character) }
    }
    end()
    return lines.joined(separator: " \\\n")
  }

  private static func fill(_ line: String, _ width: Int) -> String {
    var lines = [""]
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let last = lines[lines.count - 1]
      if lines.count == 1, last.isEmpty {
        lines[0] = String(word)
      } else if TextWidth.columns(last) + 1 + TextWidth.columns(String(word)) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func wrap(line: Substring, width: Int) -> String {
    let indent = line.prefix { $0 == " " }.count
    var further = min(indent + 4, width / 2)
    var result = String(line.prefix(indent))
    var used = indent
    // Spaces before the next word: none at a line's beginning.
    var gap = 0
    var isAtStart = true
    var isFirstLine = true
    for word in words(line.dropFirst(indent)) {
      let wide = columns(word)
      if !isAtStart, wide > 0, used + gap + wide > width {
        let place = further + wide <= width ? further : max(0, min(indent + 4, further, width - wide))
        result += "\n" + String(repeating: " ", count: place) + word
        used = place + wide
        gap = 1
        isFirstLine = false
      } else if wide == 0, word.isEmpty {
        gap += 1
      } else {
        if isFirstLine, gap > 1, used + gap <= width / 2 { further = used + gap }
        result += String(repeating: " ", count: gap) + word
        used += gap + wide
        gap = 1
      }
      isAtStart = false
    }
    return result
  }

  /// What a line is broken between. A key as OpenSSH writes it is one, to be copied.
  private static func words(_ line: Substring) -> [Substring] {
    var words = line.split(separator: " ", omittingEmptySubsequences: false)
    if let place = words.firstIndex(of: "ssh-ed25519"), place + 1 < words.count {
      words[place] = line[words[place].startIndex..<words[place + 1].endIndex]
      words.remove(at: place + 1)
    }
    return words
  }

  /// Columns without the marks of ``Style``, which take none.
  static func columns(_ text: Substring) -> Int { TextWidth.columns(unmarked(String(text))) }

  /// `text` without the marks of ``Style``.
  private static func unmarked(_ text: String) -> String {
    guard text.utf8.contains(0x1b) else { return text }
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
    return plain
  }
}
