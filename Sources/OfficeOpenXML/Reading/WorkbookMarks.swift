/// What a workbook holds and does not show: what is hidden, who works on it, and what else its cells once were or may be.
struct WorkbookMarks: PartWatch {
  var remarks: [OfficeContents.Remark] = []

  mutating func take(_ token: XMLToken) {
    guard case .start(let name, let attributes) = token else { return }
    switch name.local {
    case "sheet":
      if attributes.value("state")?.trimming().hasSuffix("idden") ?? false { note(.comment, "hidden sheet") }
    case "row", "col":
      // One without any height or width is not seen either.
      let size = attributes.value(name.local == "row" ? "ht" : "width").flatMap(Double.init)
      if attributes.isOn("hidden") || size == 0 { note(.comment, "hidden \(name.local)") }
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
