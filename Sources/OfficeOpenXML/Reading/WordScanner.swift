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
  ]
  /// Elements in which nothing is text that is read: what was deleted or moved away, and earlier forms.
  private static let silent: Set<String> = ["del", "moveFrom"]

  /// Paragraphs, each ended by a line feed.
  private(set) var text = ""
  private(set) var changeCount = 0
  private(set) var commentCount = 0
  private(set) var hiddenByteCount = 0
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
  private var isHidden = false
  /// For each open choice between renderings, whether one was taken: a text box is there twice, for old programs too.
  private var choices: [Bool] = []

  /// Reads a part; an empty one says nothing.
  mutating func scan(_ bytes: [UInt8]) throws(OfficeError) {
    guard !bytes.isEmpty else { return }
    (silence, texts, properties, formerForms, isHidden, choices) = (0, 0, 0, 0, false, [])
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        if name.namespace == Self.compatibility {
          startChoice(name.local)
        } else if Self.namespaces.contains(name.namespace) {
          isWord = true
          start(name.local, attributes)
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
    case "r": isHidden = false
    case "vanish": if formerForms == 0 { isHidden = Self.isOn(attributes) }
    case "comment": commentCount += 1
    case "pStyle":
      if silence == 0, formerForms == 0, Self.value(attributes) == WordStyles.guidance { guidanceCount += 1 }
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
    case "r": isHidden = false
    // A paragraph in a text box lies inside another's run.
    case "p": if silence == 0 { text += "\n" }
    default: break
    }
  }

  private mutating func append(_ piece: String) {
    text += piece
    if isHidden { hiddenByteCount += piece.utf8.count }
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

  private static func value(_ attributes: [XMLAttribute]) -> String? {
    attributes.first { $0.name.local == "val" }?.value
  }

  /// §17.17.4: an element alone says yes.
  private static func isOn(_ attributes: [XMLAttribute]) -> Bool {
    guard let value = value(attributes) else { return true }
    return !["0", "false", "off"].contains(value)
  }
}
