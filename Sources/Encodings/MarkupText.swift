/// Text in HTML and XML.
public enum MarkupText {
  /// A text that can be no markup, in elements and in quoted attributes: `&` `<` `>` `"` `'` as references (HTML, 13.1.4; XML 1.0 §2.4).
  public static func escape(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
