/// A picture in a page (SVG 2), as lines, boxes and text. It loads and runs nothing, and text in it is only text; looks come from classes in the page's style.
///
///     let drawing = Drawing(id: "custody-1", title: "Timeline", description: "Three steps …", width: 720, height: 90, parts)
///     page.element(.figure, [], drawing.markup)
///
/// Lengths are in units of the picture, which is as wide as the page lets it be.
public struct Drawing: Sendable, Hashable {
  private let id: String
  private let title: String
  private let description: String
  private let width: Int
  private let height: Int
  private let parts: [DrawnPart]

  /// A picture.
  /// - Parameters:
  ///   - id: unlike any other in the page.
  ///   - title: its name, for who listens.
  ///   - description: what it shows, for who listens.
  public init(id: String, title: String, description: String, width: Int, height: Int, _ parts: [DrawnPart]) {
    self.id = id
    self.title = title
    self.description = description
    self.width = width
    self.height = height
    self.parts = parts
  }

  /// The picture, to be put into a page. To who listens it is one thing with a name and a description.
  public var markup: Markup {
    let name = Attribute.id(id + "-name").html
    let words = Attribute.id(id + "-words").html
    let label = Attribute.labelled(by: "\(id)-name \(id)-words").html
    let inner = parts.map(\.svg).joined(separator: "\n")
    return Markup(
      drawn: """
        <svg role="img"\(label) viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
        <title\(name)>\(Markup(title).html)</title>
        <desc\(words)>\(Markup(description).html)</desc>
        \(inner)
        </svg>

        """)
  }
}
