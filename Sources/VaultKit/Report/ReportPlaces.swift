internal import Dossiers

/// Which places of citations a bundle's report may tell: those that are a page, a paragraph, a line or a time. What else people wrote there may speak of
/// somebody, and stays.
enum ReportPlaces {
  private static let words: Set<Substring> = [
    "p", "pp", "page", "pages", "para", "paras", "paragraph", "paragraphs", "line", "lines", "l", "ll", "row", "rows",
    "sheet", "slide", "min", "s", "to", "and",
  ]

  static func told(_ place: String?) -> String? {
    guard let place, (1...CitationToken.maximumPlaceCount).contains(place.count) else { return nil }
    let marks: Set<Character> = [" ", ".", ",", ":", "-", "–", "¶", "§"]
    guard place.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || marks.contains($0) }) else { return nil }
    let parts = place.lowercased().split { !$0.isLetter }
    return parts.allSatisfy(words.contains) ? place : nil
  }
}
