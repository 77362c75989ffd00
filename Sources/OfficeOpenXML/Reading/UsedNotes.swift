/// Footnotes and endnotes of a text (ECMA-376 part 1 §17.11) that its main part refers to.
struct UsedNotes {
  /// The part that refers to them, by what it is to the file.
  static let kind = "officeDocument"
  /// The parts that they are in.
  static let noteKinds: Set = ["footnotes", "endnotes"]

  /// Elements that refer to one, with the element that it is.
  private static let references = ["footnoteReference": "footnote", "endnoteReference": "endnote"]

  private var used: Set<String> = []

  /// Reads a main part.
  mutating func read(_ bytes: [UInt8]) throws(OfficeError) {
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      if case .start(let name, let attributes) = token, let note = Self.references[name.local] {
        used.insert("\(note) \((attributes.value("id") ?? "").prefix(32))")
      }
    }
  }

  /// Notes of a part that say something, and to which nothing refers.
  func remarks(in bytes: [UInt8]) throws(OfficeError) -> [OfficeContents.Remark] {
    var reader = try XMLReader(bytes)
    var isUnused = false
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        guard name.local == "footnote" || name.local == "endnote" else { continue }
        // Lines that part notes from the text are there without a reference.
        let isText = (attributes.value("type") ?? "normal") == "normal"
        isUnused = isText && !used.contains("\(name.local) \((attributes.value("id") ?? "").prefix(32))")
      case .text(let text):
        if isUnused, text.saysSomething {
          return [OfficeContents.Remark(kind: .comment, name: "note without a reference")]
        }
      case .end: continue
      }
    }
    return []
  }
}
