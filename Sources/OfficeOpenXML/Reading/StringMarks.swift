/// Strings in the list of a workbook that no cell shows (ECMA-376 part 1 §18.4.8).
struct StringMarks: PartWatch {
  /// What is in a string.
  static let pieces: Set = ["t", "r", "rPh", "phoneticPr"]
  /// What a string that no cell shows is called.
  static let word = "text of no cell"

  let used: UsedStrings
  var remarks: [OfficeContents.Remark] = []
  private var number = -1

  init(_ used: UsedStrings) { self.used = used }

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, _): if name.local == "si" { number += 1 }
    case .text(let text): if text.saysSomething, !used.contains(number) { note(.comment, Self.word) }
    case .end: return
    }
  }
}
