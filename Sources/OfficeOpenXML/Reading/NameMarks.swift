/// Names that a workbook gives to cells and formulas (ECMA-376 part 1 §18.2.5): hidden ones, remarks on them, and what
/// lies in other files.
struct NameMarks: PartWatch {
  /// Remarks that a program shows where it lists names.
  static let remarkAttributes: Set = ["comment", "description", "help", "statusBar", "customMenu"]
  /// What is looked at of a formula, in characters.
  private static let maximumCount = 8192

  var remarks: [OfficeContents.Remark] = []
  private var formula: String?

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      guard name.local == "definedName" else { return }
      formula = ""
      if Self.isHidden(attributes) { note(.comment, "hidden name") }
      if attributes.contains(where: { Self.remarkAttributes.contains($0.name.local) && $0.value.saysSomething }) {
        note(.comment, "remark on a name")
      }
    case .text(let text):
      if let known = formula, known.utf8.count < Self.maximumCount { formula = known + text.prefix(Self.maximumCount) }
    case .end(let name):
      guard name.local == "definedName", let formula else { return }
      if Self.leadsElsewhere(formula) { note(.name, "name elsewhere") }
      if Self.isText(formula) { note(.comment, "name that stands for a text") }
      self.formula = nil
    }
  }

  /// Names that programs make and hide themselves, such as that of a filter, say nothing.
  static func isHidden(_ attributes: [XMLAttribute]) -> Bool {
    attributes.isOn("hidden") && !(attributes.value("name") ?? "").lowercased().hasPrefix("_xl")
  }

  /// A text, or a list of them, that no cell need show: `"word"`, `{"one","two"}`.
  private static func isText(_ formula: String) -> Bool {
    let formula = formula.drop { $0.isWhitespace || $0 == "=" || $0 == "{" }
    return formula.hasPrefix("\"") && formula.contains(where: \.isLetter)
  }

  /// `'C:\folder\[book.xlsx]sheet'!A1`: a reference to a book that is a relationship is told of with that.
  private static func leadsElsewhere(_ formula: String) -> Bool {
    let formula = formula.lowercased()
    return formula.contains(":\\") || formula.contains("\\\\") || formula.contains("://") || formula.contains(".xls")
  }
}
