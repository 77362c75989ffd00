/// XML 1.0, as far as the writers need it.
enum XMLText {
  /// Text for an element or an attribute in double quotation marks.
  static func escape(_ text: String) -> String {
    var result = ""
    for character in ShownText.safe(text).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
