/// What is written on a link, and how much room that takes.
struct LabelDrawing {
  static let textSize = 11.0
  static let lineHeight = 13.5

  let lines: [String]
  let size: Size

  init(_ tie: Subgraph.Tie) {
    let link = tie.link
    var lines = [link.type.words + (link.basis == .unknown ? "" : ", " + link.basis.words)]
    let part = [link.role, link.rank].compactMap { $0 }.joined(separator: ", ")
    lines += TextMeasure.wrap(ShownText.safe(part), size: Self.textSize, width: 170, lines: 2)
    if !link.period.isUnknown, !link.type.isField { lines.append(link.period.text) }
    if let notes = Self.notes(tie) { lines.append(notes) }
    self.lines = lines
    let widths = lines.dropFirst().map { TextMeasure.width($0, size: Self.textSize) }
    let width = max(widths.max() ?? 0, TextMeasure.boldWidth(lines[0], size: Self.textSize))
    size = Size(width: width.rounded(.up) + 8, height: Double(lines.count) * Self.lineHeight + 2)
  }

  /// What a line's look says is said in words too, wherever it is not the ordinary.
  private static func notes(_ tie: Subgraph.Tie) -> String? {
    guard !tie.link.type.isField else { return nil }
    var notes = [tie.sources == 0 ? "no source" : tie.sources == 1 ? "1 source" : "\(tie.sources) sources"]
    switch tie.link.status {
    case .accepted: break
    case .conflict: notes.append("in conflict")
    case .workNeeded: notes.append("work needed")
    }
    if tie.link.polarity == .exculpatory { notes.append("exculpatory") }
    if tie.standing == .possibly { notes.append("possibly") }
    return notes.joined(separator: " · ")
  }
}
