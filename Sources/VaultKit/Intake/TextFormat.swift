/// What text is where it is not plain: formats in letters of which a reader is shown less than is there. Programs that open them are lenient, so that
/// marks of white space, comments, any case and another order make no plain text of them; what only may be one of them counts as one.
enum TextFormat {
  /// Where Acrobat looks for the beginning of a PDF (ISO 32000-1 annex H, 3.4.1).
  private static let maximumOffset = 1024
  /// Tags that say wherever they stand that this is HTML.
  private static let structure = [
    "<!doctype html", "<html", "<head>", "<head ", "<body", "<script", "<style", "<iframe", "<meta ", "<!--",
  ]
  /// Those that say so where they stand first.
  private static let tags: Set = [
    "a", "address", "article", "b", "base", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl",
    "dt", "em",
    "font", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i",
    "iframe", "img", "input", "li", "link", "main", "meta", "nav", "object", "ol", "p", "pre", "script", "section",
    "small", "span", "strong", "style", "svg", "table", "tbody", "td", "th", "title", "tr", "tt", "u", "ul", "video",
  ]
  private static let programs = [
    ("{\\rt", "application/rtf"), ("%!ps", "application/postscript"), ("\u{4}%!ps", "application/postscript"),
  ]

  /// The media type (RFC 6838) of text that begins so; nil where it is plain.
  static func mediaType(of text: String) -> String? {
    let lower = plain(text)
    let start = lower.drop(while: \.isWhitespace)
    if lower.prefix(maximumOffset).contains("%pdf-") { return "application/pdf" }
    for (beginning, type) in programs where start.hasPrefix(beginning) { return type }
    if let type = markup(start) { return type }
    if structure.contains(where: lower.contains) { return "text/html" }
    return LineFormat.mediaType(of: lower)
  }

  /// In small letters; what shows nothing as a space, and what is no ASCII as one letter that joins with nothing.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        plain.append(scalar)
      } else if ["\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        plain.append("\n")
      } else {
        let isBlank = scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        plain.append(isBlank ? " " : "\u{f8}")
      }
    }
    return String(plain)
  }

  /// By what stands first, behind comments and instructions.
  private static func markup(_ start: Substring) -> String? {
    var rest = start
    var isXML = false
    while true {
      let end: String
      if rest.hasPrefix("<!--") {
        end = "-->"
      } else if rest.hasPrefix("<?") {
        end = "?>"
        isXML = isXML || rest.hasPrefix("<?xml")
      } else {
        break
      }
      guard let after = rest.range(of: end) else { return isXML ? "application/xml" : "text/html" }
      rest = rest[after.upperBound...].drop(while: \.isWhitespace)
    }
    if rest.hasPrefix("<!doctype") {
      if rest.hasPrefix("<!doctype html") { return "text/html" }
      return rest.contains("<svg") ? "image/svg+xml" : "application/xml"
    }
    if isXML { return rest.contains("<svg") ? "image/svg+xml" : "application/xml" }
    guard rest.hasPrefix("<") else { return nil }
    let name = rest.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
    if name == "svg" || name.hasSuffix(":svg") { return "image/svg+xml" }
    // Whoever writes down what was said puts remarks between these, too: `<laughs>`.
    let isTag = rest.dropFirst(name.utf8.count + 1).first.map { $0 == ">" || $0 == "/" || $0.isWhitespace } ?? false
    if tags.contains(String(name)), isTag { return "text/html" }
    guard let first = name.first, first.isLetter || first == "_", name.last != ":" else { return nil }
    return name.contains(":") || rest.contains("</\(name)") || rest.contains("xmlns") ? "application/xml" : nil
  }
}

extension StringProtocol {
  /// Where the word stands first.
  fileprivate func range(of word: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(word) { return place..<index(place, offsetBy: word.count) }
      place = index(after: place)
    }
    return nil
  }
}
