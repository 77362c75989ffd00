/// What a text document holds and does not show, but for its form fields and what is hidden as text.
struct TextMarks: PartWatch {
  /// Placeholders that programs bring for every empty content control.
  private static let commonBlock = "DefaultPlaceholder_"

  var remarks: [OfficeContents.Remark] = []
  /// Whether properties of a building block are open.
  private var isBlock = false
  /// Whether the numbers of a list's level that is open are hidden.
  private var hidesNumber = false
  private var numberText = ""
  /// Whether what is kept with words is open.
  private var hasLabel = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name):
      if name.local == "docPartPr" { isBlock = false }
      if name.local == "smartTagPr" || name.local == "customXmlPr" { hasLabel = false }
      if name.local == "lvl" {
        if hidesNumber, Self.saysWord(numberText) { note(.comment, "hidden text of a list") }
        (hidesNumber, numberText) = (false, "")
      }
    case .text: return
    }
  }

  private mutating func start(_ name: XMLName, _ attributes: [XMLAttribute]) {
    switch name.local {
    // Part 1 §17.15.1.32: what a template or a macro keeps.
    case "docVar": note(.comment, "document variable")
    case "bookmarkStart":
      // Those that begin so are made by programs, for references and the place that was written at last.
      if let bookmark = attributes.value("name"), !bookmark.hasPrefix("_") { note(.comment, "bookmark") }
    // §17.13.7.2: who may edit, by name.
    case "permStart": if attributes.value("ed")?.saysSomething ?? false { note(.name, "name of an editor") }
    // §17.5.1.9 and §17.5.1.6: what a program took words for, or kept with them.
    case "smartTagPr", "customXmlPr":
      hasLabel = TrimRules.isWord(name)
    case "attr":
      if hasLabel, attributes.value("val")?.saysSomething ?? false { note(.comment, "smart tag") }
    // §17.14.20: from which file, or by which question to which base, it was filled.
    case "mailMerge": note(.name, "mailMerge")
    // §17.12.7: texts that are kept to be put in.
    case "docPartPr": isBlock = true
    case "name":
      if isBlock, let block = attributes.value("val"), !block.hasPrefix(Self.commonBlock) {
        note(.comment, "building block")
      }
    // §17.4.58 and §17.4.59: read aloud, and not shown.
    case "tblCaption", "tblDescription":
      if attributes.value("val")?.saysSomething ?? false { note(.comment, "alternative text") }
    // §17.15.1.5 and §17.15.1.76: where data are described, and by what they are written.
    case "attachedSchema", "saveThroughXslt":
      if TrimRules.isWord(name), attributes.contains(where: { $0.value.saysSomething }) { note(.name, name.local) }
    // §17.9.11: what stands before each point of a list.
    case "lvlText": numberText += attributes.value("val") ?? ""
    case "vanish", "specVanish": if TrimRules.isWord(name), attributes.isOn { hidesNumber = true }
    case "lvl": (hidesNumber, numberText) = (false, "")
    default: return
    }
  }

  /// `%1.` is a number.
  private static func saysWord(_ text: String) -> Bool { text.contains(where: \.isLetter) }
}
