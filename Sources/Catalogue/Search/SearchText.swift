/// How text is compared when it is searched: without capitals, marks and punctuation, in every script. What is indexed and what is asked for is folded
/// the same way, since the library's own folding misses Arabic vowel marks and article, Georgian capitals and the German ß.
public enum SearchText {
  /// The words of a text as they are indexed, with a space between two. Behind them, so that phrases stay whole, Arabic words without their article.
  public static func fold(_ text: String) -> String {
    let words = words(text).map(\.folded)
    return (words + words.compactMap(withoutArticle)).joined(separator: " ")
  }

  /// A word of a text, and where it stands.
  struct Word {
    let range: Range<String.Index>
    let folded: String
  }

  /// The words of a text in order.
  static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    var end = text.startIndex
    var folded = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    func close() {
      if let first = start, !folded.isEmpty { words.append(Word(range: first..<end, folded: String(folded))) }
      start = nil
      folded = String.UnicodeScalarView()
    }
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      switch kind(of: scalar) {
      case .letter:
        if start == nil { start = index }
        append(scalar, to: &folded)
        end = next
      case .mark: if start != nil { end = next }
      case .apostrophe: break
      case .other: close()
      }
      index = next
    }
    close()
    return words
  }

  private enum Kind { case letter, mark, apostrophe, other }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: return .letter
    // Inside words of Ukrainian, French and Irish: left out, so that each way to write it is the same.
    case 0x27, 0x60, 0xb4, 0x2b9, 0x2bb, 0x2bc, 0x2018, 0x2019: return .apostrophe
    case ..<0x80: return .other
    // Arabic tatweel only stretches a word; marks that stand by themselves are marks.
    case 0x640, 0xfe70...0xfe7f: return .mark
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return .letter
    // Characters that only direct the text stand inside words too.
    case .nonspacingMark, .enclosingMark, .format: return .mark
    default: return .other
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    let value = scalar.value
    if value < 0x80 {
      folded.append((0x41...0x5a).contains(value) ? Unicode.Scalar(UInt8(value + 0x20)) : scalar)
      return
    }
    switch value {
    // Arabic and Persian digits.
    case 0x660...0x669: return folded.append(Unicode.Scalar(UInt8(value - 0x660 + 0x30)))
    case 0x6f0...0x6f9: return folded.append(Unicode.Scalar(UInt8(value - 0x6f0 + 0x30)))
    default: break
    }
    let plain = PresentationForms.letters(of: scalar) ?? scalar.properties.lowercaseMapping
    for lower in plain.unicodeScalars {
      switch lower.value {
      case 0xdf: folded.append(contentsOf: "ss".unicodeScalars)
      case 0xe6: folded.append(contentsOf: "ae".unicodeScalars)
      case 0x153: folded.append(contentsOf: "oe".unicodeScalars)
      case 0x300...0x36f: break
      default: folded.append(LetterBases.base(of: lower) ?? lower)
      }
    }
  }

  /// An Arabic word without its article, and without what is written together with that (and, with, as, for); nil where it has none.
  static func withoutArticle(_ word: String) -> String? {
    let letters = Array(word.unicodeScalars)
    let article: [Unicode.Scalar] = ["ا", "ل"]
    var start: Int?
    if letters.starts(with: article) {
      start = 2
    } else if let first = letters.first, ["و", "ف", "ب", "ك"].contains(first), letters.dropFirst().starts(with: article)
    {
      start = 3
    } else if letters.starts(with: ["ل", "ل"]) {
      start = 2
    }
    // What is left of a short word would be no word.
    guard let start, letters.count - start >= 3 else { return nil }
    var bare = String.UnicodeScalarView()
    bare.append(contentsOf: letters[start...])
    return String(bare)
  }
}
