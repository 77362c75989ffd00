/// The instructions of a text's fields (ECMA-376 part 1 §17.16): one that names a file tells where it lay on somebody's machine.
struct OfficeFields: PartWatch {
  /// Fields whose first argument is a file.
  private static let files: Set = [
    "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DDE", "DDEAUTO",
  ]
  /// An instruction is looked at up to here, in bytes; a longer one says more than is looked at.
  private static let maximumCount = 16_384

  /// Fields in which another program keeps what it likes (§17.16.5.1, §17.16.5.49): lists of sources and their readers do.
  private static let keeping: Set = ["ADDIN", "PRIVATE"]

  /// Fields of which the text, or all texts but one, is not shown (§17.16.5): marks of an index and of lists, questions to
  /// whoever opens the document, conditions.
  private static let unseen: Set = [
    "XE", "TC", "TA", "SET", "ASK", "FILLIN", "IF", "COMPARE", "NEXTIF", "SKIPIF", "AUTOTEXTLIST",
  ]

  var remarks: [OfficeContents.Remark] = []
  private var isInstruction = false
  private var instruction = ""

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      isInstruction = name.local == "instrText"
      if name.local == "fldSimple" { judge(attributes.value("instr") ?? "") }
      // It may come in parts; what parts fields from each other ends it.
      if name.local == "fldChar" {
        judge(instruction)
        instruction = ""
      }
    case .text(let text):
      guard isInstruction else { return }
      guard instruction.utf8.count + text.utf8.count <= Self.maximumCount else {
        return note(.comment, "field of great length")
      }
      instruction += text
    case .end: isInstruction = false
    }
  }

  private mutating func judge(_ instruction: String) {
    let words = instruction.split(whereSeparator: \.isWhitespace)
    guard let first = words.first?.uppercased() else { return }
    if Self.keeping.contains(first), words.count > 1 { note(.comment, "field \(first)") }
    if Self.unseen.contains(first) { note(.comment, "field \(first)") }
    let isPath = words.dropFirst().contains { word in
      let word = word.drop { $0 == "\"" }.lowercased()
      // A drive, a network's folder, a folder.
      return word.dropFirst().hasPrefix(":\\") || word.dropFirst().hasPrefix(":/") || word.hasPrefix("\\\\")
        || word.hasPrefix("/") || word.hasPrefix("file:")
    }
    if isPath || Self.files.contains(first) {
      note(.name, "path in a field \(Self.files.contains(first) ? first : "instruction")")
    }
  }
}
