public import SelectiveDisclosure
internal import VaultFiles

/// One thing that a command refused: a row below the error for people, a member of `refusals` in the error's document.
public struct RefusedPart: Sendable {
  /// How many rows people are shown; the document has all.
  static let shownCount = 50

  private let cells: [String]
  private let lines: [(word: String, text: String)]
  /// The same for machines.
  let document: JSONObject

  /// A row.
  /// - Parameters:
  ///   - label: its number, as people know it.
  ///   - item: the item.
  ///   - decided: what decided, in a few words.
  ///   - lines: what stands below, each with the word that it begins with.
  ///   - document: the same for machines.
  public init(
    label: String, item: String, decided: String, lines: [(word: String, text: String)], document: JSONObject
  ) {
    cells = [label, item, decided]
    self.lines = lines.map { (VisibleText.escape($0.word), VisibleText.escape($0.text)) }
    self.document = document
  }

  /// A table of them: for each a row, and below it what is longer than a column, set in so that it stays legible on 80 columns.
  static func table(_ parts: [RefusedPart]) -> [String] {
    guard !parts.isEmpty else { return [] }
    let shown = parts.prefix(shownCount)
    var layout = TableLayout(["EXHIBIT", "ITEM", "DECIDED BY"])
    for part in shown { layout.measure(part.cells) }
    let word = shown.flatMap(\.lines).map { TextWidth.columns($0.word) }.max() ?? 0
    func line(_ text: String) -> String { "  " + text.dropLast() }
    var lines = [line(layout.heading)]
    for part in shown {
      lines.append(line(layout.line(part.cells)))
      for detail in part.lines where !detail.text.isEmpty {
        lines.append("    \(TextWidth.fit(detail.word, word))  \(detail.text)")
      }
    }
    if parts.count > shownCount { lines.append("  And \(parts.count - shownCount) more: --json has them all.") }
    return lines
  }
}
