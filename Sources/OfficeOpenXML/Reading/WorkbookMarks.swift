/// What a workbook holds and does not show: what is hidden, who works on it, and what else its cells once were or may be.
struct WorkbookMarks: PartWatch {
  /// Points of a height, or letters of a width, in which nothing can be read.
  private static let unseenSize = 0.5

  /// What cells show.
  private let texts: ShownTexts
  var remarks: [OfficeContents.Remark] = []
  /// Whether the cell that was opened last holds its text itself.
  private var isInline = false

  init(_ texts: ShownTexts) { self.texts = texts }

  mutating func take(_ token: XMLToken) {
    guard case .start(let name, let attributes) = token else { return }
    switch name.local {
    case "sheet":
      if attributes.value("state")?.trimming().hasSuffix("idden") ?? false { note(.comment, "hidden sheet") }
    case "row", "col":
      // One without any height or width is not seen either.
      let size = attributes.value(name.local == "row" ? "ht" : "width").flatMap(Double.init)
      if attributes.isOn("hidden") || size.map({ $0 <= Self.unseenSize }) ?? false {
        note(.comment, "hidden \(name.local)")
      }
    // Part 1 §18.3.1.81: what rows and columns have that say nothing themselves.
    case "sheetFormatPr":
      func isUnseen(_ name: String) -> Bool {
        attributes.value(name).flatMap(Double.init).map { $0 <= Self.unseenSize } ?? false
      }
      if attributes.isOn("zeroHeight") || isUnseen("defaultRowHeight") { note(.comment, "hidden row") }
      if isUnseen("defaultColWidth") { note(.comment, "hidden col") }
    // §18.3.2.6, §18.3.2.2, §18.3.2.4: what was looked for, whether a cell still says it or not.
    case "filter", "customFilter", "dateGroupItem": note(.comment, "values of a filter")
    // §18.3.1.93.
    case "sortCondition":
      if attributes.value("customList")?.saysSomething ?? false { note(.comment, "list for sorting") }
    // §18.3.1.47: what the cell showed once.
    case "hyperlink":
      if let text = attributes.value("display"), text.saysSomething, !texts.contains(text) {
        note(.comment, "former text of a link")
      }
    // §18.3.1.53 and §18.3.1.4: a text in a cell that shows something else.
    case "c": isInline = attributes.value("t") == "inlineStr"
    case "is": if !isInline { note(.comment, "text in a cell of another kind") }
    // §18.5.1.2.
    case "table": if attributes.value("comment")?.saysSomething ?? false { note(.comment, "remark on a table") }
    case "fileSharing": if attributes.value("userName") != nil { note(.name, "fileSharing") }
    // The folder that it was last saved in.
    case "absPath": if attributes.value("url") != nil { note(.name, "absPath") }
    // Part 1 §18.2.3 and §18.3.1.26: programs name them for whoever works with the others.
    case "customWorkbookView", "customSheetView": note(.name, "own view")
    // §18.3.1.76: other values of cells, and who thought of them.
    case "scenario":
      note(.comment, "scenario")
      if attributes.value("user")?.saysSomething ?? false { note(.name, "user of a scenario") }
    // §18.3.1.71: accounts that may edit.
    case "protectedRange":
      if attributes.value("securityDescriptor")?.saysSomething ?? false { note(.name, "securityDescriptor") }
    case "securityDescriptor": note(.name, "securityDescriptor")
    // §18.3.1.98: where it was put on a web.
    case "webPublishItem": note(.name, "webPublishItem")
    default: return
    }
  }
}
