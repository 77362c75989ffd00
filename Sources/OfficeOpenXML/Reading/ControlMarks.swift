/// Content controls of a text document (ECMA-376 part 1 §17.5.2): what they are called, and what else could be chosen
/// in them. Told is only what is another text than the control shows.
struct ControlMarks: PartWatch {
  private struct Control {
    var names: [String] = []
    var choices: [String] = []
    var shown = ""
  }

  /// What is kept of the text that a control shows, and of what it says beside it, in bytes.
  private static let maximumByteCount = 8192
  /// What another program numbers its controls with.
  private static let commonTag = "goog_rdk_"
  /// What Word's own cover pages call theirs, by the property that each shows.
  private static let commonNames: Set = [
    "Title", "Subtitle", "Author", "Company", "Abstract", "Date", "Publish Date", "Subject", "Category",
  ]

  var remarks: [OfficeContents.Remark] = []
  private var open: [Control] = []
  private var isText = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      isText = name.local == "t"
      if TrimRules.isWord(name) { start(name.local, attributes) }
    case .text(let text):
      guard isText else { return }
      for place in open.indices where open[place].shown.utf8.count < Self.maximumByteCount {
        open[place].shown += text.prefix(Self.maximumByteCount)
      }
    case .end(let name):
      isText = false
      guard name.local == "sdt", TrimRules.isWord(name), let control = open.popLast() else { return }
      let shown = control.shown.trimming()
      func saysMore(_ text: String) -> Bool { text.saysSomething && text.trimming() != shown }
      if control.names.contains(where: saysMore) { note(.comment, "name of a control") }
      if control.choices.contains(where: saysMore) { note(.comment, "list of a control") }
    }
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
    if name == "sdt" { open.append(Control()) }
    guard let last = open.indices.last else { return }
    switch name {
    case "alias", "tag":
      guard let text = attributes.value("val"), !text.hasPrefix(Self.commonTag), !Self.commonNames.contains(text),
        text.contains(where: \.isLetter)
      else {
        return
      }
      // More of it than is looked at says more than is shown.
      open[last].names.append(String(text.prefix(Self.maximumByteCount)))
    case "comboBox", "dropDownList":
      if let text = attributes.value("lastValue") {
        open[last].choices.append(String(text.prefix(Self.maximumByteCount)))
      }
    case "listItem":
      if open[last].choices.count < 2 {
        open[last].choices += ["displayText", "value"].compactMap { attributes.value($0) }
          .map { String($0.prefix(Self.maximumByteCount)) }
      } else {
        // Of three one at least is not shown.
        note(.comment, "list of a control")
      }
    default: return
    }
  }
}
