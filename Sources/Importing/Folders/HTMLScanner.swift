/// Walks through a page that a known program made. It understands no HTML: it looks for the marks which that program writes.
struct HTMLScanner {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  /// Steps behind the next mark; false, and stays, where there is none.
  mutating func skip(past mark: String) -> Bool {
    guard let found = rest.firstRange(of: mark) else { return false }
    rest = rest[found.upperBound...]
    return true
  }

  /// What lies before the next mark, or all where there is none.
  func upTo(_ mark: String) -> HTMLScanner {
    HTMLScanner(String(rest.firstRange(of: mark).map { rest[..<$0.lowerBound] } ?? rest))
  }

  /// The text of the next `<span class="copy">`, without marks, entities resolved; nil where there is none. At most 4,096 characters.
  mutating func copied() -> String? {
    guard skip(past: "<span class=\"copy\""), skip(past: ">"), let end = rest.firstRange(of: "</span>") else {
      return nil
    }
    var text = ""
    var isInTag = false
    for character in rest[..<end.lowerBound].prefix(4096) {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" { isInTag = false }
    }
    rest = rest[end.upperBound...]
    return PlainText.trimmed(Self.resolved(text))
  }

  private static func resolved(_ text: String) -> String {
    var result = text
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      result = result.replacing(entity, with: character)
    }
    return result
  }
}
