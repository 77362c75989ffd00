/// Takes out of one part what its readers do not see, and what points at parts that go: ranges of its bytes, so that all
/// others stay as they are.
struct PartTrimmer {
  /// An open element.
  private struct Frame {
    let name: XMLName
    let start: Int
    /// What it goes as, with all that is in it; nil where it stays.
    let goes: String?
    /// Whether something in it goes.
    var lost = false
    /// Whether there is anything else in it.
    var keeps = false
  }

  /// Names of relationships of this part that go.
  let removed: Set<String>
  /// What the texts of the file draw on.
  let references: OfficeReferences
  /// Where the part is a list of strings, which of them cells show.
  private let strings: UsedStrings?
  /// The string that is open, by its place in the list.
  private var string = -1

  /// What was taken out, by name.
  private(set) var takenOut: Set<String> = []
  /// What stands in the way of a copy, by name.
  private(set) var obstacles: Set<String> = []

  private var cuts = ByteCuts()
  private var open: [Frame] = []
  /// How many open elements go.
  private var depth = 0
  /// Marks of bookmarks that go, by their numbers, until they end.
  private var bookmarks: Set<String> = []

  init(removed: Set<String>, references: OfficeReferences, strings: UsedStrings? = nil) {
    (self.removed, self.references, self.strings) = (removed, references, strings)
  }

  /// What is left of the part.
  mutating func trim(_ bytes: [UInt8]) throws(OfficeError) -> [UInt8] {
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes): start(name, attributes, at: reader.range)
      case .end: end(at: reader.range.upperBound)
      case .text(let text):
        if !open.isEmpty, text.contains(where: { !$0.isWhitespace }) { open[open.count - 1].keeps = true }
      }
    }
    for range in reader.passedBy {
      takenOut.insert("remark in the markup")
      cuts.cut(range)
    }
    return cuts.isEmpty ? bytes : cuts.applied(to: bytes)
  }

  private mutating func start(_ name: XMLName, _ attributes: [XMLAttribute], at range: Range<Int>) {
    let isGone = depth > 0
    let goes = isGone ? nil : reason(name, attributes)
    if !open.isEmpty {
      if goes != nil {
        open[open.count - 1].lost = true
      } else if name.local != "rPr" {
        // How a run looks is nothing without the run.
        open[open.count - 1].keeps = true
      }
    }
    open.append(Frame(name: name, start: range.lowerBound, goes: goes))
    if goes != nil { depth += 1 }
    guard !isGone, goes == nil else { return }
    let outer = open.dropLast().last?.name
    for attribute in attributes { judge(attribute, in: name, of: outer) }
  }

  /// Why an element goes; nil where it stays.
  private mutating func reason(_ name: XMLName, _ attributes: [XMLAttribute]) -> String? {
    if let word = TrimRules.elementThatGoes(name, in: open.last?.name) { return word }
    if let strings {
      if name.local == "si" { string += 1 }
      // A string keeps its place in the list, by which cells name those behind it.
      if open.last?.name.local == "si", StringMarks.pieces.contains(name.local), !strings.contains(string) {
        return StringMarks.word
      }
    }
    if TrimRules.pointers.contains(name.local), attributes.contains(where: isRemovedReference) { return name.local }
    if name.local == "definedName", NameMarks.isHidden(attributes) {
      return references.mayName(attributes.value("name") ?? "") ? nil : "hidden name"
    }
    guard name.local == "bookmarkStart" || name.local == "bookmarkEnd" else { return nil }
    guard let id = attributes.value("id") else { return nil }
    if name.local == "bookmarkEnd" { return bookmarks.remove(id) == nil ? nil : "bookmark" }
    // Those that begin so are made by programs, for references.
    guard let bookmark = attributes.value("name"), !bookmark.hasPrefix("_"), !references.mayName(bookmark) else {
      bookmarks.remove(id)
      return nil
    }
    bookmarks.insert(id)
    return "bookmark"
  }

  private mutating func judge(_ attribute: XMLAttribute, in element: XMLName, of outer: XMLName?) {
    if isRemovedReference(attribute) {
      // Part 1 §18.3.1.63: how a page is set up goes on to be said.
      if element.local == "pageSetup" {
        cuts.cut(attribute.range)
      } else {
        obstacles.insert("\(element.local) that points at what would go")
      }
      return
    }
    if TrimRules.namesAuthor(attribute.name) { obstacles.insert("author of a change") }
    let (fate, word) = TrimRules.fate(of: attribute, in: element, of: outer)
    // What something may lead to stays, and stands in the way.
    if word == "name of a form field", references.mayName(attribute.value) { return }
    switch fate {
    case .stays: return
    case .goes: cuts.cut(attribute.range)
    case .isEmptied: cuts.cut(attribute.valueRange)
    }
    takenOut.insert(word)
  }

  private mutating func end(at place: Int) {
    guard let frame = open.popLast() else { return }
    if let word = frame.goes {
      depth -= 1
      takenOut.insert(word)
      cuts.cut(frame.start..<place)
    } else if depth == 0, frame.lost, !frame.keeps, isWrapper(frame.name) {
      cuts.cut(frame.start..<place)
    }
  }

  /// Elements that stand only for what is in them: a run, an extension, a list of data or of names.
  private func isWrapper(_ name: XMLName) -> Bool {
    ["ext", "custDataLst", "definedNames"].contains(name.local) || name.local == "r" && TrimRules.isWord(name)
  }

  private func isRemovedReference(_ attribute: XMLAttribute) -> Bool {
    TrimRules.isReference(attribute.name) && removed.contains(attribute.value)
  }
}
