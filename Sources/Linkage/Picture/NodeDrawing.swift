/// What is written in a node, and how much room that takes.
struct NodeDrawing {
  static let captionSize = 9.5
  static let nameSize = 13.0
  static let identifierSize = 9.0
  static let nameLine = 16.0

  let caption: String
  let lines: [String]
  let identifier: String
  /// When an incident happened; else empty.
  let detail: String
  /// Of all lines together.
  let textHeight: Double
  let size: Size

  /// - Parameter lineCount: how many lines meet the node, which it must be high enough for.
  init(_ node: GraphNode, lineCount: Int) {
    caption = node.kind == .missing ? "NOT READABLE" : node.kind.rawValue.uppercased()
    // What a link says takes more room; an identifier is not broken.
    let isLink = node.kind == .link
    lines = TextMeasure.wrap(
      ShownText.safe(node.name), size: Self.nameSize, width: isLink || node.label.isEmpty ? 250 : 180,
      lines: isLink ? 4 : 3)
    // A name that is the identifier is not written twice.
    identifier = node.label.isEmpty ? "" : ShownText.clipped(ShownText.safe(node.id), 40)
    let period = ShownText.safe(node.period.text)
    detail = node.kind == .incident ? period : ""
    let widths =
      lines.map { TextMeasure.boldWidth($0, size: Self.nameSize) } + [
        TextMeasure.width(caption, size: Self.captionSize) + 8,
        Double(identifier.count) * Self.identifierSize * 0.62,
        TextMeasure.width(detail, size: 11),
      ]
    textHeight = 14 + Double(lines.count) * Self.nameLine + (identifier.isEmpty ? 0 : 12) + (detail.isEmpty ? 0 : 14)
    let sides = Double(min(lineCount, 40)) * 8 + 8
    size = Size(width: (widths.max() ?? 0).rounded(.up) + 34, height: max(textHeight + 14, sides))
  }
}
