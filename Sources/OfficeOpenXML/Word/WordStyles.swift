/// How it looks (ECMA-376 part 1 §17.7): a serif that every office has, dark and quiet headings, guidance set apart.
struct WordStyles {
  /// The style of what the writer is told.
  static let guidance = "Guidance"

  private let document: WordDocument

  init(_ document: WordDocument) { self.document = document }

  /// Times New Roman has no Georgian letters; Windows brings Sylfaen for them.
  private var font: String { document.language.lowercased().hasPrefix("ka") ? "Sylfaen" : "Times New Roman" }

  /// A language for letters of scripts such as Arabic, and one for the others.
  private var languages: String {
    let tag = XMLText.escape(document.language)
    return document.isRightToLeft ? "w:val=\"en-GB\" w:bidi=\"\(tag)\"" : "w:val=\"\(tag)\" w:eastAsia=\"\(tag)\""
  }

  var xml: String {
    """
    \(XMLText.declaration)<w:styles \(WordMarkup.namespaces)><w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii="\(font)" w:hAnsi="\(font)" w:eastAsia="\(font)" w:cs="Times New Roman"/>\
    <w:sz w:val="23"/><w:szCs w:val="23"/><w:lang \(languages)/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
    \(texts)\(headings)\(tables)</w:styles>
    """
  }

  /// A style of paragraphs.
  private func style(
    _ id: String, _ name: String, next: String? = nil, priority: Int, _ paragraph: String, _ run: String = "",
    isOwn: Bool = false
  ) -> String {
    """
    <w:style w:type="paragraph"\(isOwn ? " w:customStyle=\"1\"" : "") w:styleId="\(id)"><w:name w:val="\(name)"/>\
    <w:basedOn w:val="Normal"/>\(next.map { "<w:next w:val=\"\($0)\"/>" } ?? "")<w:uiPriority w:val="\(priority)"/>\
    <w:qFormat/><w:pPr>\(paragraph)</w:pPr>\(run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")</w:style>
    """
  }

  private var texts: String {
    let edge = document.isRightToLeft ? "right" : "left"
    let guidance = """
      <w:pBdr><w:\(edge) w:val="single" w:sz="18" w:space="8" w:color="B8860B"/></w:pBdr>\
      <w:shd w:val="clear" w:color="auto" w:fill="FBF6E9"/><w:spacing w:before="60" w:after="200" w:line="264" w:lineRule="auto"/>\
      <w:ind w:left="198"/>
      """
    let small = "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
    let normal = """
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>\
      <w:widowControl/>\(document.isRightToLeft ? "<w:bidi/>" : "")</w:pPr></w:style>\
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
      <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>\
      <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>\
      <w:uiPriority w:val="99"/><w:semiHidden/></w:style>
      """
    let line = "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>"
    let grey = "<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"
    return normal
      + style(
        "Title", "Title", next: "Normal", priority: 10,
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"280\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>")
      + style(Self.guidance, Self.guidance, priority: 20, guidance, "<w:color w:val=\"6B4E00\"/>\(small)", isOwn: true)
      + style(
        "ListBullet", "List Bullet", priority: 21,
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"80\"/><w:ind w:left=\"567\" w:hanging=\"283\"/>")
      + style("Header", "header", priority: 99, line, "<w:b/><w:bCs/>\(grey)")
      + style("Footer", "footer", priority: 99, line, grey)
  }

  /// Levels from 0 on make the navigation pane and tables of contents.
  private var headings: String {
    WordBlock.Level.allCases.map { level in
      let (size, before) =
        switch level {
        case .one: (30, 360)
        case .two: (26, 280)
        case .three: (23, 220)
        }
      let run = "<w:b/><w:bCs/>\(level == .three ? "<w:i/><w:iCs/>" : "")"
      return style(
        "Heading\(level.rawValue)", "heading \(level.rawValue)", next: "Normal", priority: 9,
        """
        <w:keepNext/><w:keepLines/><w:spacing w:before="\(before)" w:after="120" w:line="252" w:lineRule="auto"/>\
        <w:outlineLvl w:val="\(level.rawValue - 1)"/>
        """,
        "\(run)<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>")
    }.joined()
  }

  private var tables: String {
    let text = "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>"
    let small = "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"
    let margins = ["top", "left", "bottom", "right"].map { side in
      "<w:\(side) w:w=\"\(["left", "right"].contains(side) ? 85 : 0)\" w:type=\"dxa\"/>"
    }
    func line(_ side: String, _ size: Int, _ color: String) -> String {
      "<w:\(side) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"\(color)\"/>"
    }
    let borders = line("top", 8, "404040") + line("bottom", 8, "404040") + line("insideH", 4, "BFBFBF")
    return style("TableText", "Table Text", priority: 30, text, small, isOwn: true)
      + style(
        "TableHeading", "Table Heading", priority: 30, "<w:keepNext/>\(text)", "<w:b/><w:bCs/>\(small)", isOwn: true)
      + style(
        "AfterTable", "After Table", priority: 99,
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/>", isOwn: true)
        + """
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
        <w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblCellMar>\(margins.joined())</w:tblCellMar></w:tblPr></w:style>\
        <w:style w:type="table" w:customStyle="1" w:styleId="Exhibits"><w:name w:val="Exhibits"/>\
        <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>\(borders)</w:tblBorders></w:tblPr>\
        <w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>\(line("bottom", 8, "404040"))</w:tcBorders>\
        <w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr></w:tblStylePr></w:style>
        """
  }
}
