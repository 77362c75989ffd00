/// Which strings of a workbook its cells show (ECMA-376 part 1 §18.4.9): a list of strings may keep one that stood in a
/// cell once.
struct UsedStrings {
  /// What the list is to the workbook.
  static let kind = "sharedStrings"
  /// Parts with cells, by what they are to the workbook.
  static let cellKinds: Set = ["worksheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"]
  /// Strings of which it is noted whether a cell shows them.
  private static let maximumCount = 1 << 24
  /// Bytes of a value that is a number of a string, white space and all.
  private static let maximumByteCount = 1024

  /// A bit for each string.
  private var used: [UInt64] = []

  /// Reads a part with cells.
  mutating func read(_ bytes: [UInt8]) throws(OfficeError) {
    var reader = try XMLReader(bytes)
    var isString = false
    // It may come in pieces.
    var value: String?
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        if name.local == "c" { isString = attributes.value("t") == "s" }
        if isString, name.local == "v" { value = "" }
      case .text(let text):
        guard let known = value else { continue }
        guard known.utf8.count + text.utf8.count <= Self.maximumByteCount else {
          throw OfficeError(.tooLarge, "a number of a string that runs on")
        }
        value = known + text
      case .end(let name):
        guard name.local == "v", let text = value?.trimming() else { continue }
        value = nil
        guard let number = Int(text), number >= 0, number < Self.maximumCount else { continue }
        let place = number / UInt64.bitWidth
        if place >= used.count { used += repeatElement(0, count: place + 1 - used.count) }
        used[place] |= 1 << (number % UInt64.bitWidth)
      }
    }
  }

  /// Whether a cell shows a string.
  func contains(_ number: Int) -> Bool {
    let place = number / UInt64.bitWidth
    return number >= 0 && place < used.count && used[place] & 1 << (number % UInt64.bitWidth) != 0
  }
}
