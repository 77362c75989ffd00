/// Texts of a workbook that cells may show, to hold against what a link says that its cell showed (ECMA-376 part 1 §18.4.8).
struct ShownTexts {
  /// Texts that are kept, and bytes of each: any other one is taken for one that is not shown.
  private static let (maximumCount, maximumByteCount) = (1 << 19, 512)

  private var texts: Set<String> = []

  /// Reads a list of strings.
  /// - Parameter used: those of them that cells show.
  mutating func read(_ bytes: [UInt8], _ used: UsedStrings) throws(OfficeError) {
    var reader = try XMLReader(bytes)
    var (number, text, isText) = (-1, "", false)
    while let token = try reader.next() {
      switch token {
      case .start(let name, _):
        isText = name.local == "t"
        if name.local == "si" { (number, text) = (number + 1, "") }
      case .text(let piece):
        if isText, text.utf8.count <= Self.maximumByteCount { text += piece.prefix(Self.maximumByteCount + 1) }
      case .end(let name):
        isText = false
        guard name.local == "si", used.contains(number), text.utf8.count <= Self.maximumByteCount,
          texts.count < Self.maximumCount
        else { continue }
        texts.insert(text)
      }
    }
  }

  /// Whether a cell is known to show it.
  func contains(_ text: String) -> Bool { text.utf8.count <= Self.maximumByteCount && texts.contains(text) }
}
