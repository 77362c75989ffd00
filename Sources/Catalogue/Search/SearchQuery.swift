/// What a person searches for: words that must all be there, each also as the beginning of a longer one; `"words in quotation marks"` as they follow
/// each other; `-word` and `-"words in quotation marks"` must not be there.
public struct SearchQuery: Sendable {
  /// A question is no longer: 4,096 bytes.
  public static let maximumByteCount = 4096
  private static let maximumTermCount = 64

  struct Term {
    let words: [String]
    let isPhrase: Bool
    let isExcluded: Bool
  }

  let terms: [Term]

  /// What a text asks for; nil where it has no word that can be searched for, or is too long.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.maximumByteCount else { return nil }
    var terms: [Term] = []
    var isQuoted = false
    var isPhraseExcluded = false
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: { "\"“”„«»".contains($0) }) {
      defer { isQuoted.toggle() }
      if isQuoted {
        Self.add(String(part), isPhrase: true, isExcluded: isPhraseExcluded, to: &terms)
      } else {
        // A hyphen by itself before the quotation mark belongs to the phrase; one at the end of a word does not.
        isPhraseExcluded = part == "-" || part.hasSuffix("-") && part.dropLast().last?.isWhitespace == true
        for word in part.split(whereSeparator: \.isWhitespace) {
          let isExcluded = word.hasPrefix("-") && word.count > 1
          Self.add(String(word), isPhrase: false, isExcluded: isExcluded, to: &terms)
        }
      }
    }
    guard terms.contains(where: { !$0.isExcluded }), terms.count <= Self.maximumTermCount else { return nil }
    self.terms = terms
  }

  private static func add(_ text: String, isPhrase: Bool, isExcluded: Bool, to terms: inout [Term]) {
    let words = SearchText.words(text).map { word in
      // A phrase is indexed with the article.
      isPhrase ? word.folded : SearchText.withoutArticle(word.folded) ?? word.folded
    }
    if !words.isEmpty { terms.append(Term(words: words, isPhrase: isPhrase, isExcluded: isExcluded)) }
  }

  /// The question in the library's language. Folded words hold letters and digits only, so nothing in them is obeyed.
  var expression: String {
    let wanted = terms.filter { !$0.isExcluded }.map(Self.expression).joined(separator: " AND ")
    let excluded = terms.filter(\.isExcluded).map(Self.expression)
    return excluded.reduce("(\(wanted))") { "(\($0) NOT \($1))" }
  }

  private static func expression(_ term: Term) -> String {
    let text = "\"" + term.words.joined(separator: " ") + "\""
    return term.isPhrase ? text : text + "*"
  }

  /// Whether a word of a text is one that was asked for.
  func matches(_ folded: String) -> Bool {
    let bare = SearchText.withoutArticle(folded)
    return terms.contains { term in
      !term.isExcluded
        && term.words.contains { word in
          if term.isPhrase { return folded == word || bare == word }
          return folded.hasPrefix(word) || bare?.hasPrefix(word) ?? false
        }
    }
  }
}
