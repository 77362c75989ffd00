/// What a picture is made of. Each part can have classes of the page's style.
public struct DrawnPart: Sendable, Hashable {
  /// Which end of a text its point is.
  public enum Anchor: String, Sendable {
    case start, middle, end
  }

  let svg: String

  private init(_ name: String, _ numbers: [(String, Int)], _ style: String, _ more: String = "", text: String? = nil) {
    let places = numbers.map { " \($0.0)=\"\($0.1)\"" }.joined()
    let start = "<\(name)\(places)\(more)\(Attribute.class(style).html)"
    svg = text.map { "\(start)>\(Markup($0).html)</\(name)>" } ?? start + "/>"
  }

  /// A straight line.
  public static func line(x1: Int, y1: Int, x2: Int, y2: Int, _ style: String) -> DrawnPart {
    DrawnPart("line", [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)], style)
  }

  /// A curve that leaves its first point and arrives at its last one level; by way of `bend` where both are on one side.
  public static func curve(x1: Int, y1: Int, x2: Int, y2: Int, bend: Int, _ style: String) -> DrawnPart {
    DrawnPart("path", [], style, " d=\"M\(x1),\(y1)C\(bend),\(y1) \(bend),\(y2) \(x2),\(y2)\"")
  }

  /// The head of an arrow, with its tip here.
  public static func arrow(x: Int, y: Int, pointsLeft: Bool, _ style: String) -> DrawnPart {
    let back = pointsLeft ? x + 8 : x - 8
    return DrawnPart("path", [], style, " d=\"M\(x),\(y)L\(back),\(y - 4)L\(back),\(y + 4)Z\"")
  }

  /// A box.
  public static func box(x: Int, y: Int, width: Int, height: Int, round: Int = 0, _ style: String) -> DrawnPart {
    DrawnPart("rect", [("x", x), ("y", y), ("width", width), ("height", height), ("rx", round)], style)
  }

  /// A disc.
  public static func disc(x: Int, y: Int, radius: Int, _ style: String) -> DrawnPart {
    DrawnPart("circle", [("cx", x), ("cy", y), ("r", radius)], style)
  }

  /// A line of text, escaped like all text of a page.
  public static func text(_ text: String, x: Int, y: Int, _ style: String, anchor: Anchor = .start) -> DrawnPart {
    DrawnPart("text", [("x", x), ("y", y)], style, " text-anchor=\"\(anchor.rawValue)\"", text: text)
  }
}
