internal import Encodings
internal import VaultFiles

/// A piece of a page. Text gets into it escaped, and no other way: what evidence says can be no markup.
///
///     .element(.p, [.class("name")], "File ", .evidence(path))   // <p class="name">File <bdi>a&lt;b</bdi></p>
///
/// What a reader would not see, or would see in another order, is spelled out (`VisibleText`): control characters, line ends,
/// bidirectional controls, invisible characters.
public struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The HTML.
  public let html: String

  private init(html: String) { self.html = html }

  /// What a drawing wrote, of escaped text and numbers.
  init(drawn svg: String) { html = svg }

  /// Text.
  public init(_ text: String) { html = MarkupText.escape(VisibleText.escape(text)) }

  /// Text.
  public init(stringLiteral text: String) { self.init(text) }

  /// Nothing.
  public static let empty = Markup(html: "")

  /// Text that somebody else wrote: whatever the direction of its script, it turns no text around it.
  public static func evidence(_ text: String) -> Markup { .element(.bdi, [], Markup(text)) }

  /// An element with what is in it.
  public static func element(_ element: Element, _ attributes: [Attribute] = [], _ content: Markup...) -> Markup {
    self.element(element, attributes, content)
  }

  /// An element with what is in it.
  public static func element(_ element: Element, _ attributes: [Attribute] = [], _ content: [Markup]) -> Markup {
    let start = "<" + element.rawValue + attributes.map(\.html).joined() + ">"
    let inner = content.map(\.html).joined()
    return Markup(
      html: start + inner + (element.isVoid ? "" : "</\(element.rawValue)>") + (element.isBlock ? "\n" : ""))
  }

  /// The beginning and the end of an element whose content is too long to be in memory at once.
  public static func halves(of element: Element, _ attributes: [Attribute] = []) -> (start: Markup, end: Markup) {
    let start = "<" + element.rawValue + attributes.map(\.html).joined() + ">\n"
    return (Markup(html: start), Markup(html: "</\(element.rawValue)>\n"))
  }

  /// Pieces one behind the other.
  public static func all(_ pieces: [Markup]) -> Markup { Markup(html: pieces.map(\.html).joined()) }

  /// One piece behind another.
  public static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }
}
