/// The elements that a picture is made of. Every look that means something survives black-and-white print: kinds differ in shape,
/// links in dashes and width, and what is not the ordinary is also said in words.
enum SVGElements {
  static let ink = "#1a1a1a"

  /// A line of text; right-to-left where it begins so.
  static func text(
    _ content: String, x: Double, y: Double, size: Double, anchor: String = "middle", more: String = ""
  ) -> String {
    let direction = isRightToLeft(content) ? " direction=\"rtl\"" : ""
    // The anchor is where text begins, which is at the right of right-to-left text.
    let side = anchor == "start" && !direction.isEmpty ? "end" : anchor
    return
      "<text x=\"\(Pixels.text(x))\" y=\"\(Pixels.text(y))\" font-size=\"\(Pixels.text(size))\" text-anchor=\"\(side)\""
      + "\(direction)\(more.isEmpty ? "" : " " + more)>\(XMLText.escape(content))</text>\n"
  }

  /// A box in the shape of a kind of node.
  static func shape(_ kind: NodeKind, _ box: Box, strokeWidth: Double) -> String {
    let style = "stroke=\"\(ink)\" stroke-width=\"\(Pixels.text(strokeWidth))\""
    switch kind {
    case .person: return rectangle(box, "fill=\"#ffffff\" rx=\"\(Pixels.text(min(box.height / 2, 20)))\" \(style)")
    case .unit:
      return rectangle(box, "fill=\"#dbe8f5\" \(style)")
        + rectangle(Box(left: box.left, top: box.top, width: box.width, height: 5), "fill=\"#24466b\"")
    case .place: return polygon(box, corner: min(12, box.height / 3), all: true, "fill=\"#e3f0dc\" \(style)")
    case .incident:
      let inner = Box(left: box.left + 4, top: box.top + 4, width: box.width - 8, height: box.height - 8)
      return rectangle(box, "fill=\"#fbe3d4\" \(style)")
        + rectangle(inner, "fill=\"none\" stroke=\"\(ink)\" stroke-width=\"1\"")
    case .item, .record: return polygon(box, corner: min(14, box.height / 2), all: false, "fill=\"#f1eef6\" \(style)")
    case .link: return rectangle(box, "fill=\"#ffffff\" rx=\"4\" stroke-dasharray=\"7 4\" \(style)")
    case .missing: return rectangle(box, "fill=\"#ffffff\" stroke-dasharray=\"2 3.5\" \(style)")
    }
  }

  /// The colour of a link; all are dark enough to print.
  static func color(_ status: LinkStatus, _ standing: Standing?) -> String {
    status == .conflict ? "#9c2a10" : standing == .possibly ? "#6b6b6b" : ink
  }

  /// The look of a link's line.
  static func stroke(_ status: LinkStatus, _ confidence: LinkConfidence?, _ standing: Standing?) -> String {
    let width =
      switch confidence {
      case .high: "2.8"
      case .medium: "1.8"
      case .low, nil: "1.1"
      }
    let dashes =
      switch status {
      case .accepted: ""
      case .workNeeded: " stroke-dasharray=\"8 4\""
      case .conflict: " stroke-dasharray=\"2 3.5\""
      }
    return "fill=\"none\" stroke=\"\(color(status, standing))\" stroke-width=\"\(width)\"\(dashes)"
  }

  static func rectangle(_ box: Box, _ more: String) -> String {
    "<rect x=\"\(Pixels.text(box.left))\" y=\"\(Pixels.text(box.top))\" width=\"\(Pixels.text(box.width))\""
      + " height=\"\(Pixels.text(box.height))\" \(more)/>\n"
  }

  /// An arrow's head.
  static func arrow(_ tip: Point, pointsLeft: Bool, _ color: String) -> String {
    let back = pointsLeft ? tip.x + 10 : tip.x - 10
    let points = [tip, Point(x: back, y: tip.y - 4.5), Point(x: back, y: tip.y + 4.5)].map(\.text)
    return "<polygon points=\"\(points.joined(separator: " "))\" fill=\"\(color)\"/>\n"
  }

  /// A box with all its corners cut, or one folded over.
  private static func polygon(_ box: Box, corner: Double, all: Bool, _ more: String) -> String {
    let (left, top, right, bottom) = (box.left, box.top, box.right, box.bottom)
    var points = [Point(x: right - corner, y: top), Point(x: right, y: top + corner)]
    if all {
      points += [
        Point(x: right, y: bottom - corner), Point(x: right - corner, y: bottom), Point(x: left + corner, y: bottom),
        Point(x: left, y: bottom - corner), Point(x: left, y: top + corner), Point(x: left + corner, y: top),
      ]
      return "<polygon points=\"\(points.map(\.text).joined(separator: " "))\" \(more)/>\n"
    }
    points += [Point(x: right, y: bottom), Point(x: left, y: bottom), Point(x: left, y: top)]
    let fold = [
      Point(x: right - corner, y: top), Point(x: right - corner, y: top + corner), Point(x: right, y: top + corner),
    ]
    return "<polygon points=\"\(points.map(\.text).joined(separator: " "))\" \(more)/>\n"
      + "<polyline points=\"\(fold.map(\.text).joined(separator: " "))\" fill=\"none\" stroke=\"\(ink)\" stroke-width=\"1\"/>\n"
  }

  /// Whether the first letter belongs to a script that is written from right to left.
  private static func isRightToLeft(_ text: String) -> Bool {
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      return (0x590...0x8ff).contains(scalar.value) || (0xfb1d...0xfdff).contains(scalar.value)
        || (0xfe70...0xfeff).contains(scalar.value) || (0x10800...0x10fff).contains(scalar.value)
        || (0x1e800...0x1efff).contains(scalar.value)
    }
    return false
  }
}
