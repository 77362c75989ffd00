/// Takes the text out of parts of a text document (ECMA-376 part 1 §17.3.3), run by run, so that what stands in several runs comes together.
struct WordScanner {
  /// §A.1: transitional, and strict.
  private static let namespaces: Set<String> = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]
  private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
  /// What is there only because a change was tracked (§17.13.5).
  private static let changes: Set<String> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
    "tcPrChange", "trPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart", "customXmlDelRangeStart",
    "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
  ]
  /// Changes of several writers that do not agree (MS-DOCX §2.6.1).
  private static let conflicts: Set<String> = [
    "conflictIns", "conflictDel", "customXmlConflictInsRangeStart", "customXmlConflictDelRangeStart",
  ]
  /// Elements in which nothing is text that is read: what was deleted or moved away, and earlier forms.
  private static let silent: Set<String> = ["del", "moveFrom"]

  /// Paragraphs, each ended by a line feed.
  private(set) var text = ""
  private(set) var changeCount = 0
  private(set) var commentCount = 0
  private(set) var hiddenByteCount = 0
  /// Whether a drawing, an object or a symbol stands in text that is hidden.
  private(set) var hidesDrawing = false
  private(set) var guidanceCount = 0
  /// Whether any element belongs to text documents.
  private(set) var isWord = false

  /// Open elements that silence what is in them.
  private var silence = 0
  /// Open elements that hold characters.
  private var texts = 0
  /// Open elements that describe paragraphs and runs: tabs there are stops, not characters.
  private var properties = 0
  /// Open elements that tell how something looked before a tracked change.
  private var formerForms = 0
  private var hiding: HiddenText
  private let styles: HiddenStyles
  /// For each open choice between renderings, whether one was taken: a text box is there twice, for old programs too.
  private var choices: [Bool] = []

  /// - Parameter styles: the document's.
  init(_ styles: HiddenStyles = HiddenStyles()) {
    self.styles = styles
    hiding = HiddenText(styles)
  }

  /// Reads a part; an empty one says nothing.
  mutating func scan(_ bytes: [UInt8]) throws(OfficeError) {
    guard !bytes.isEmpty else { return }
    (silence, texts, properties, formerForms, choices) = (0, 0, 0, 0, [])
    hiding = HiddenText(styles)
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        if name.namespace == Self.compatibility {
          startChoice(name.local)
        } else if Self.namespaces.contains(name.namespace) {
          isWord = true
          start(name.local, attributes)
        } else if Self.conflicts.contains(name.local) {
          changeCount += 1
        }
      case .end(let name):
        if name.namespace == Self.compatibility {
          endChoice(name.local)
        } else if Self.namespaces.contains(name.namespace) {
          end(name.local)
        }
      case .text(let piece):
        guard texts > 0, silence == 0 else { continue }
        append(piece)
      }
    }
    if !text.isEmpty, text.utf8.last != 0x0a { text += "\n" }
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
    if Self.changes.contains(name) { changeCount += 1 }
    if Self.silent.contains(name) { silence += 1 }
    if name.hasSuffix("PrChange") { formerForms += 1 }
    let isCharacter = silence == 0 && properties == 0
    switch name {
    case "pPr", "rPr": properties += 1
    case "t": texts += 1
    case "r": hiding.begin(.run)
    case "p": hiding.begin(.paragraph)
    case "tbl": hiding.begin(.table)
    case "vanish": if formerForms == 0 { hiding.mark(attributes.isOn) }
    // §17.3.2.36: hidden even where hidden text is shown; it alone says nothing else.
    case "specVanish": if formerForms == 0, attributes.isOn { hiding.mark(true) }
    case "rStyle": if formerForms == 0 { hiding.use(attributes.value("val"), for: .run) }
    case "tblStyle": if formerForms == 0 { hiding.use(attributes.value("val"), for: .table) }
    case "drawing", "pict", "object", "sym": if silence == 0, hiding.isHidden { hidesDrawing = true }
    case "comment": commentCount += 1
    case "pStyle":
      guard formerForms == 0 else { break }
      hiding.use(attributes.value("val"), for: .paragraph)
      if silence == 0, attributes.value("val") == WordStyles.guidance { guidanceCount += 1 }
    case "tab", "ptab": if isCharacter { append("\t") }
    case "br", "cr": if isCharacter { append("\u{2028}") }
    case "noBreakHyphen": if isCharacter { append("\u{2011}") }
    default: break
    }
  }

  private mutating func end(_ name: String) {
    if Self.silent.contains(name) { silence -= 1 }
    if name.hasSuffix("PrChange") { formerForms -= 1 }
    switch name {
    case "pPr", "rPr": properties -= 1
    case "t": texts -= 1
    case "r", "tbl": hiding.end()
    // A paragraph in a text box lies inside another's run.
    case "p":
      hiding.end()
      if silence == 0 { text += "\n" }
    default: break
    }
  }

  private mutating func append(_ piece: String) {
    text += piece
    // A tab or a blank says nothing, hidden or not.
    if hiding.isHidden, piece.contains(where: { !$0.isWhitespace }) { hiddenByteCount += piece.utf8.count }
  }

  private mutating func startChoice(_ name: String) {
    switch name {
    case "AlternateContent": choices.append(false)
    case "Choice", "Fallback":
      if choices.last ?? false { silence += 1 }
    default: break
    }
  }

  private mutating func endChoice(_ name: String) {
    switch name {
    case "AlternateContent": _ = choices.popLast()
    case "Choice", "Fallback":
      guard let wasTaken = choices.last else { break }
      if wasTaken { silence -= 1 } else { choices[choices.count - 1] = true }
    default: break
    }
  }
}
