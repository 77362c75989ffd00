/// Goes through a text once; at each opening bracket it looks ahead, at most to the next one or a few hundred characters.
struct CitationScanner {
  /// Characters between brackets that are looked at: room for some ten citations.
  private static let maximumBracketCount = 1000
  private static let excerptCount = 60
  private static let exhibitWords = ["EX", "EXH", "EXHIBIT", "EXHIBITS"].map { Array($0.unicodeScalars) }

  private(set) var found: [CitationSearch.Found] = []
  private(set) var suspicious: [CitationSearch.Suspicious] = []

  private let scalars: String.UnicodeScalarView
  private let prefix: [Unicode.Scalar]
  private var place: String.Index
  /// The end of a bracket that is about something else.
  private var matched: String.Index?
  private var offset = 0
  private var line = 1

  init(_ text: String, prefix: String) {
    scalars = text.unicodeScalars
    self.prefix = Array(prefix.unicodeScalars)
    place = scalars.startIndex
  }

  /// - Returns: whether all of the text was gone through.
  mutating func run(limit: Int) -> Bool {
    var before: Unicode.Scalar = " "
    while place < scalars.endIndex {
      guard found.count < limit, suspicious.count < limit else { return false }
      let scalar = scalars[place]
      if scalar == "[" {
        takeBracket()
        before = " "
      } else if scalar == "]" {
        takeMirrored()
        before = " "
      } else {
        if scalar == prefix[0], !Self.isWord(before) { lookForBare() }
        before = scalar
        advance()
      }
    }
    return true
  }

  private mutating func advance() {
    let scalar = scalars[place]
    if scalar == "\n" { line += 1 }
    offset += UTF8.width(scalar)
    place = scalars.index(after: place)
  }

  /// What stands between the bracket here and the next one of either kind, and where that is.
  private func lookAhead() -> (inner: [Unicode.Scalar], end: String.Index, bracket: Unicode.Scalar?) {
    var inner: [Unicode.Scalar] = []
    var index = scalars.index(after: place)
    var breaks = 0
    while index < scalars.endIndex, inner.count < Self.maximumBracketCount {
      let scalar = scalars[index]
      if scalar == "[" || scalar == "]" { return (inner, index, scalar) }
      // A new paragraph ends it; a line of a PDF does not.
      breaks = scalar == "\n" ? breaks + 1 : scalar.properties.isWhitespace ? breaks : 0
      if scalar == "\u{c}" || breaks == 2 { break }
      inner.append(scalar)
      index = scalars.index(after: index)
    }
    return (inner, index, nil)
  }

  /// Among letters that are read from right to left, brackets come out of a PDF as they are drawn: `]EX 12, p. 3[`.
  private mutating func takeMirrored() {
    let (inner, end, bracket) = lookAhead()
    if place != matched, bracket == "[" {
      let tokens = tokens(CitationText.normalized(inner))
      for token in tokens { found.append(CitationSearch.Found(token: token, offset: offset, line: line)) }
      if !tokens.isEmpty { while place < end { advance() } }
    }
    advance()
  }

  /// Takes what stands between brackets, or the opening bracket alone where it is no citation.
  private mutating func takeBracket() {
    let (inner, index, bracket) = lookAhead()
    let isClosed = bracket == "]"
    let clean = CitationText.normalized(inner)
    if isClosed {
      let tokens = tokens(clean)
      if !tokens.isEmpty {
        for token in tokens { found.append(CitationSearch.Found(token: token, offset: offset, line: line)) }
        while place <= index { advance() }
      } else if let reason = reason(clean) {
        report(reason, clean)
        while place <= index { advance() }
      } else {
        matched = index
        advance()
      }
    } else {
      if isMeant(clean, exactly: true) || isMeant(clean, exactly: false) && hasDigit(clean.prefix(12)) {
        report(.open, clean)
        // What is reported once is not looked at again.
        while place < index { advance() }
      } else {
        advance()
      }
    }
  }

  private mutating func report(_ reason: CitationSearch.Suspicious.Reason, _ clean: [Unicode.Scalar]) {
    var excerpt = reason == .bare ? "" : "["
    excerpt.unicodeScalars.append(
      contentsOf: clean.prefix(Self.excerptCount).filter { $0.properties.generalCategory != .control })
    if clean.count > Self.excerptCount {
      excerpt += "…"
    } else if reason != .open, reason != .bare {
      excerpt += "]"
    }
    suspicious.append(.init(reason: reason, excerpt: excerpt, offset: offset, line: line))
  }

  /// The citations of a bracket; none where one of its parts is none.
  private func tokens(_ clean: [Unicode.Scalar]) -> [CitationToken] {
    var tokens: [CitationToken] = []
    for part in clean.split(separator: ";", omittingEmptySubsequences: false) {
      guard let token = token(Self.trimmed(part)) else { return [] }
      tokens.append(token)
    }
    return tokens
  }

  private func token(_ part: ArraySlice<Unicode.Scalar>) -> CitationToken? {
    guard part.starts(with: prefix) else { return nil }
    let rest = part.dropFirst(prefix.count)
    guard rest.first == " " else { return nil }
    let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0.value) }
    guard (1...5).contains(digits.count), digits.first != "0", let number = Int(Self.text(digits)) else { return nil }
    let after = Self.trimmed(rest.dropFirst(1 + digits.count))
    if after.isEmpty { return CitationToken(prefix: Self.text(prefix[...]), number: number) }
    guard after.first == "," else { return nil }
    return CitationToken(
      prefix: Self.text(prefix[...]), number: number, place: Self.text(Self.trimmed(after.dropFirst())))
  }

  /// Why a closed bracket that holds no citation is suspicious; nil where it seems to be about something else.
  private func reason(_ clean: [Unicode.Scalar]) -> CitationSearch.Suspicious.Reason? {
    let parts = clean.split(separator: ";", omittingEmptySubsequences: false).map { Self.trimmed($0) }
    guard
      parts.contains(where: { isMeant(Array($0), exactly: true) || isMeant(Array($0), exactly: false) && hasDigit($0) })
    else { return nil }
    for part in parts where part.starts(with: prefix) && token(part) == nil {
      let rest = Self.trimmed(part.dropFirst(prefix.count))
      let digits = rest.prefix { (0x30...0x39).contains($0.value) }
      let after = Self.trimmed(rest.dropFirst(digits.count)).first
      if part.dropFirst(prefix.count).first == " ", !digits.isEmpty, digits.first == "0" || digits.count > 5,
        after == nil || after == ","
      {
        return .number
      }
    }
    return .form
  }

  /// Whether a text begins with the prefix, or (not `exactly`) with that in small letters or with a word for exhibits, and then with no other letter.
  private func isMeant(_ clean: [Unicode.Scalar], exactly: Bool) -> Bool {
    let words = exactly ? [prefix] : [prefix] + Self.exhibitWords
    return words.contains { word in
      guard clean.count >= word.count, zip(clean, word).allSatisfy({ exactly ? $0 == $1 : fold($0) == $1 }) else {
        return false
      }
      let after = clean.dropFirst(word.count).first
      return after.map { !$0.properties.isAlphabetic && $0 != "-" } ?? true
    }
  }

  /// The prefix and a number outside square brackets; with a prefix of one letter that would be found in any text.
  private mutating func lookForBare() {
    guard prefix.count > 1 else { return }
    var index = place
    for letter in prefix {
      guard index < scalars.endIndex, scalars[index] == letter else { return }
      index = scalars.index(after: index)
    }
    var excerpt = prefix
    var digits = 0
    while index < scalars.endIndex, excerpt.count < prefix.count + 8 {
      let scalar = scalars[index]
      if scalar.properties.generalCategory == .decimalNumber {
        digits += 1
      } else if digits > 0 || !scalar.properties.isWhitespace {
        break
      }
      excerpt.append(scalar)
      index = scalars.index(after: index)
    }
    guard digits > 0, excerpt.count > prefix.count + digits, !isLineByItself(place..<index) else { return }
    report(.bare, CitationText.normalized(excerpt))
  }

  /// Whether nothing but white space stands beside it in its line: a cell or a caption that says which exhibit it is about, and cites none.
  private func isLineByItself(_ label: Range<String.Index>) -> Bool {
    isBlank(scalars[..<label.lowerBound].reversed()) && isBlank(scalars[label.upperBound...])
  }

  /// Whether white space alone comes before the end of the line; no more than 64 characters are looked at.
  private func isBlank(_ rest: some Sequence<Unicode.Scalar>) -> Bool {
    for (count, scalar) in rest.lazy.enumerated() {
      if scalar == "\n" || scalar == "\u{c}" { return true }
      guard count < 64, scalar.properties.isWhitespace else { return false }
    }
    return true
  }

  private func hasDigit(_ clean: some Sequence<Unicode.Scalar>) -> Bool {
    clean.contains { $0.properties.generalCategory == .decimalNumber }
  }

  /// A small Latin letter as its capital.
  private func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x61...0x7a).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) - 0x20) : scalar
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber || scalar == "-"
  }

  private static func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var part = part
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return part
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
