/// Form fields of the older kind (ECMA-376 part 1 §17.16.17): what they are called, what they say to whoever fills them
/// in, and what they would say themselves.
struct FormMarks: PartWatch {
  /// What programs call them, with a number.
  private static let commonNames = ["Text", "Check", "Dropdown"]

  var remarks: [OfficeContents.Remark] = []
  private var isField = false
  private var isTextField = false
  private var entryCount = 0

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      guard TrimRules.isWord(name) else { return }
      if name.local == "ffData" { isField = true }
      if isField { start(name.local, attributes) }
    case .end(let name):
      if name.local == "ffData" { isField = false }
      if name.local == "textInput" { isTextField = false }
    case .text: return
    }
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
    let text = attributes.value("val") ?? ""
    switch name {
    case "name": if Self.isTelling(text) { note(.comment, "name of a form field") }
    case "helpText", "statusText": if text.saysSomething { note(.comment, "help of a form field") }
    case "entryMacro", "exitMacro": if text.saysSomething { note(.comment, "macro of a form field") }
    case "textInput": isTextField = true
    case "default": if isTextField, text.saysSomething { note(.comment, "default of a form field") }
    case "ddList": entryCount = 0
    case "listEntry":
      entryCount += 1
      // One of them is shown, and is nowhere else.
      if entryCount > 1 { note(.comment, "list of a form field") }
    default: return
    }
  }

  /// `Text1` says nothing.
  static func isTelling(_ name: String) -> Bool {
    guard name.saysSomething else { return false }
    return !commonNames.contains { stem in
      name.hasPrefix(stem) && name.dropFirst(stem.count).allSatisfy { $0.isASCII && $0.isNumber }
    }
  }
}
