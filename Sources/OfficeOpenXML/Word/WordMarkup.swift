/// Paragraphs and runs (ECMA-376 part 1 §17.3).
enum WordMarkup {
  static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """

  /// A paragraph; nil stands for the style that a document has by itself.
  static func paragraph(_ runs: [WordRun], style: String?, isRightToLeft: Bool) -> String {
    let style = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(style)\(runs.map { Self.runs($0, isRightToLeft: isRightToLeft) }.joined())</w:p>"
  }

  /// A run for each direction in it.
  static func runs(_ run: WordRun, isRightToLeft: Bool) -> String {
    DirectionalText.pieces(run.text, isRightToLeft: isRightToLeft).map { piece in
      // The second of each pair is for letters of scripts such as Arabic (§17.3.2.2).
      let properties = [
        run.isBold ? "<w:b/><w:bCs/>" : "", run.isItalic ? "<w:i/><w:iCs/>" : "", piece.isRightToLeft ? "<w:rtl/>" : "",
      ].joined()
      return "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")\(content(piece.text))</w:r>"
    }.joined()
  }

  private static func content(_ text: String) -> String {
    var (content, piece) = ("", "")
    func closePiece() {
      if !piece.isEmpty { content += "<w:t xml:space=\"preserve\">\(XMLText.escape(piece))</w:t>" }
      piece = ""
    }
    for character in text {
      switch character {
      case "\n", "\r\n", "\r", "\u{2028}", "\u{2029}":
        closePiece()
        content += "<w:br/>"
      case "\t":
        closePiece()
        content += "<w:tab/>"
      default: piece.append(character)
      }
    }
    closePiece()
    return content
  }
}
