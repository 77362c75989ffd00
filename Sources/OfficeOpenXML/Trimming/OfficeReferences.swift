/// What the texts of an office file draw on: bookmarks, and fields that show what is going to be taken out.
struct OfficeReferences {
  /// Fields that show a property, a variable or a source (ECMA-376 part 1 §17.16.5).
  private static let drawing: Set = [
    "AUTHOR", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "LASTSAVEDBY", "CREATEDATE", "SAVEDATE", "PRINTDATE",
    "EDITTIME", "REVNUM", "TEMPLATE", "INFO", "DOCPROPERTY", "DOCVARIABLE", "CITATION", "BIBLIOGRAPHY",
  ]
  /// Fields that show a row of what a mail merge draws on.
  private static let merging: Set = [
    "MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE", "DATABASE",
  ]
  /// Elements that hold formulas of a workbook (§18.3.1.40, §18.2.5, §18.3.1.32, §18.5.1.1).
  private static let formulas: Set = [
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula",
  ]
  /// A function that reads a pivot table.
  private static let pivotFunction = "getpivotdata"
  /// A function that may put the name of anything together.
  private static let indirectFunction = "indirect"
  /// A field's instruction is read up to here, in characters.
  private static let maximumCount = 16_384

  /// Words of instructions and of links within the document, in small letters.
  private var words: Set<String> = []
  /// Fields whose text would be another one when a program makes them anew.
  private(set) var fields: Set<String> = []
  /// Fields whose text a mail merge made.
  private(set) var mergeFields: Set<String> = []
  /// Whether a formula reads a pivot table.
  var readsPivotTable: Bool { words.contains(Self.pivotFunction) }
  private var isFormula = false
  private var isInstruction = false
  private var instruction = ""

  /// Reads a part.
  mutating func read(_ bytes: [UInt8]) throws(OfficeError) {
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        isInstruction = name.local == "instrText" || name.local == "delInstrText"
        isFormula = Self.formulas.contains(name.local)
        // It may come in parts; what parts fields from each other ends it.
        if name.local == "fldChar" { endInstruction() }
        for attribute in attributes {
          switch attribute.name.local {
          case "instr": judge(attribute.value)
          case "anchor", "docLocation", "location", "textlink", "fmlaLink", "fmlaRange", "href":
            note(attribute.value)
          // §18.3.1.11: it may be a formula.
          case "val" where name.local == "cfvo": note(attribute.value)
          default: continue
          }
        }
      case .text(let text):
        if isFormula { note(text) }
        guard isInstruction else { continue }
        instruction += text
        guard instruction.utf8.count <= Self.maximumCount else {
          throw OfficeError(.tooLarge, "a field's instruction of more than \(Self.maximumCount) bytes")
        }
      case .end: (isInstruction, isFormula) = (false, false)
      }
    }
    endInstruction()
  }

  /// Takes what a link outside of the parts leads to.
  mutating func note(_ text: String) {
    for word in Self.words(text) { words.insert(String(word)) }
  }

  /// Whether something may lead to a bookmark.
  func mayName(_ bookmark: String) -> Bool {
    let own = Self.words(bookmark)
    return words.contains(Self.indirectFunction) || own.isEmpty || own.contains { words.contains(String($0)) }
  }

  private mutating func endInstruction() {
    judge(instruction)
    instruction = ""
  }

  private mutating func judge(_ text: String) {
    note(text)
    guard let first = text.split(whereSeparator: \.isWhitespace).first?.uppercased() else { return }
    if Self.drawing.contains(first) { fields.insert(first) }
    if Self.merging.contains(first) { mergeFields.insert(first) }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }
}
