/// Cells of a table that others cover: what they say is not shown. In texts (ECMA-376 part 1 §17.4.84, §17.4.22) and on
/// slides (§21.1.3.16).
struct TableMarks: PartWatch {
  var remarks: [OfficeContents.Remark] = []
  /// For each cell that is open, whether another one covers it.
  private var cells: [Bool] = []
  /// How many of them are covered.
  private var coveredCount = 0
  private var isText = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      isText = name.local == "t"
      switch name.local {
      case "tc":
        cells.append(false)
        if attributes.isOn("hMerge") || attributes.isOn("vMerge") { cover() }
      case "vMerge", "hMerge":
        if TrimRules.isWord(name), attributes.value("val") != "restart" { cover() }
      default: return
      }
    case .text(let text): if isText, coveredCount > 0, text.saysSomething { note(.comment, "text of a merged cell") }
    case .end(let name):
      isText = false
      if name.local == "tc", cells.popLast() ?? false { coveredCount -= 1 }
    }
  }

  private mutating func cover() {
    guard let last = cells.indices.last, !cells[last] else { return }
    cells[last] = true
    coveredCount += 1
  }
}
