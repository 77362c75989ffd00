/// The small parts of a text document.
struct WordParts {
  private let document: WordDocument

  init(_ document: WordDocument) { self.document = document }

  private static let word = "officedocument.wordprocessingml"

  var contentTypes: String {
    PackageParts.contentTypes(
      [("document", "document.main")].map { ("word/\($0.0).xml", "\(Self.word).\($0.1)") }
        + ["styles", "numbering", "settings"].map { ("word/\($0).xml", "\(Self.word).\($0)") }
        + ["header", "footer"].map { ("word/\($0)1.xml", "\(Self.word).\($0)") })
  }

  /// In the order in which the main part counts on them: the header is `rId4`, the footer `rId5`.
  var relationships: String {
    PackageParts.relationships(
      [
        ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
      ].map { ("\(PackageParts.office)/\($0.0)", $0.1) })
  }

  /// One kind of list: with bullets (§17.9).
  var numbering: String {
    """
    \(XMLText.declaration)<w:numbering \(WordMarkup.namespaces)><w:abstractNum w:abstractNumId="0">\
    <w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>\
    <w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>\
    <w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>\
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
    """
  }

  /// §17.15.1. Word is asked to go on naming nobody whenever the document is saved, and to leave times out of comments; without the mode it
  /// would show the document as one of 2007.
  var settings: String {
    """
    \(XMLText.declaration)<w:settings \(WordMarkup.namespaces)><w:removePersonalInformation/><w:removeDateAndTime/>\
    <w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
    </w:compat></w:settings>
    """
  }

  /// What stands above each page.
  var header: String {
    let runs = document.marking.map { [WordRun.plain($0)] } ?? []
    let paragraph = WordMarkup.paragraph(runs, style: "Header", isRightToLeft: document.isRightToLeft)
    return "\(XMLText.declaration)<w:hdr \(WordMarkup.namespaces)>\(paragraph)</w:hdr>"
  }

  /// The page's number and how many there are, without a word of any language.
  var footer: String {
    let fields = ["PAGE", "NUMPAGES"].map { "<w:fldSimple w:instr=\" \($0) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>" }
    return """
      \(XMLText.declaration)<w:ftr \(WordMarkup.namespaces)><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
      \(fields.joined(separator: "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>"))</w:p></w:ftr>
      """
  }
}
