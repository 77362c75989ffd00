/// A piece of a text around what was searched for.
public struct Snippet: Sendable, Equatable {
  /// A part of it.
  public struct Part: Sendable, Equatable {
    /// The text, as it was written.
    public let text: String
    /// Whether it is a word that was asked for.
    public let isMatch: Bool
  }

  private static let wordCount = 24
  private static let wordsBefore = 6
  private static let maximumCharacters = 400
  /// Characters of a long text that are looked at in one go.
  private static let partCount = 16_384

  /// Its parts in order; none where nothing in the text was asked for.
  public let parts: [Part]

  /// The piece of a text that has the most of what was asked for.
  init(_ text: String, _ query: SearchQuery?) {
    guard let query else {
      parts = []
      return
    }
    let words = SearchText.words(text)
    let matches = words.map { query.matches($0.folded) }
    guard let start = Self.start(matches) else {
      parts = []
      return
    }
    let end = min(start + Self.wordCount, words.count)
    var parts: [Part] = []
    func add(_ text: some StringProtocol, isMatch: Bool) {
      guard !text.isEmpty else { return }
      if !isMatch, let last = parts.last, !last.isMatch {
        parts[parts.count - 1] = Part(text: last.text + text, isMatch: false)
      } else {
        parts.append(Part(text: String(text), isMatch: isMatch))
      }
    }
    if start > 0 { add("…", isMatch: false) }
    var position = start > 0 ? words[start].range.lowerBound : text.startIndex
    var count = 0
    for index in start..<end {
      let range = words[index].range
      // A text without spaces is one word.
      guard count < Self.maximumCharacters else { break }
      // Scalars are counted: a letter can have marks without end.
      add(Self.start(of: text[position..<range.lowerBound], Self.maximumCharacters), isMatch: false)
      add(Self.start(of: text[range], Self.maximumCharacters), isMatch: matches[index])
      count += text.unicodeScalars.distance(from: position, to: range.upperBound)
      position = range.upperBound
    }
    if position < text.endIndex {
      let isWhole = position == words.last?.range.upperBound
      add(isWhole ? Self.start(of: text[position...], 2) : "…", isMatch: false)
    }
    self.parts = parts
  }

  /// A piece of a long text that has something of what was asked for: of the first part where anything is, and no further is read.
  static func first(in text: String, _ query: SearchQuery?) -> Snippet {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      var end = scalars.index(start, offsetBy: partCount, limitedBy: scalars.endIndex) ?? scalars.endIndex
      // No word is cut, but for one without end.
      if end < scalars.endIndex, let space = scalars[start..<end].lastIndex(where: \.properties.isWhitespace),
        space > start
      {
        end = space
      }
      let snippet = Snippet(String(scalars[start..<end]), query)
      if !snippet.parts.isEmpty { return snippet }
      start = end
    }
    return Snippet("", query)
  }

  private static func start(of text: Substring, _ count: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
  }

  /// Where the piece begins: some words before the densest matches.
  private static func start(_ matches: [Bool]) -> Int? {
    guard matches.contains(true) else { return nil }
    var best = (start: 0, count: 0)
    var count = 0
    for (index, isMatch) in matches.enumerated() {
      if isMatch { count += 1 }
      let start = index - wordCount + wordsBefore + 1
      if start > 0, matches[start - 1] { count -= 1 }
      if count > best.count { best = (max(0, start), count) }
    }
    guard let first = matches[best.start...].firstIndex(of: true) else { return nil }
    return max(0, first - wordsBefore)
  }
}
