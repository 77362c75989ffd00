/// Which strings of a workbook its cells show (ECMA-376 part 1 §18.4.9): a list of strings may keep one that stood in a
/// cell once.
struct UsedStrings {
  /// What the list is to the workbook.
  static let kind = "sharedStrings"
  /// Parts with cells, by what they are to the workbook.
  static let cellKinds: Set = ["worksheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"]
  /// Strings of which it is noted whether a cell shows them.
  private static let maximumCount = 1 << 24

  /// A bit for each string.
  private var used: [UInt64] = []

  /// Reads a part with cells.
  mutating func read(_ bytes: [UInt8]) throws(OfficeError) {
    var reader = try XMLReader(bytes)
    var isString = false
    var isValue = false
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        if name.local == "c" { isString = attributes.value("t") == "s" }
        isValue = isString && name.local == "v"
      case .text(let text):
        guard isValue, let number = Int(text.trimming()), number >= 0, number < Self.maximumCount else { continue }
        let place = number / UInt64.bitWidth
        if place >= used.count { used += repeatElement(0, count: place + 1 - used.count) }
        used[place] |= 1 << (number % UInt64.bitWidth)
      case .end: isValue = false
      }
    }
  }

  /// Whether a cell shows a string.
  func contains(_ number: Int) -> Bool {
    let place = number / UInt64.bitWidth
    return number >= 0 && place < used.count && used[place] & 1 << (number % UInt64.bitWidth) != 0
  }
}
