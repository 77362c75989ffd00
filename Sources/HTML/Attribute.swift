internal import Encodings
internal import VaultFiles

/// An attribute of an element. There is none for style, for scripts, or for an address: what a page needs is in it.
public struct Attribute: Sendable, Hashable {
  private let name: String
  private let value: String

  private init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Classes, apart by spaces.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }

  /// The element's name in the page.
  public static func id(_ name: String) -> Attribute { Attribute("id", name) }

  /// What names a section: the `id` of its heading.
  public static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", id) }

  /// For who listens: what an element is called that has no text of its own.
  public static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }

  /// For who looks only: it is read to nobody.
  public static let hidden = Attribute("aria-hidden", "true")

  /// A heading over a column.
  public static let columnHeading = Attribute("scope", "col")
  /// A heading before a row.
  public static let rowHeading = Attribute("scope", "row")

  /// How many columns a cell takes.
  public static func columns(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }

  /// Another language than the page's, as BCP 47 has it.
  public static func language(_ tag: String) -> Attribute { Attribute("lang", tag) }

  /// The moment that a `time` element speaks of, as RFC 3339 has it.
  public static func moment(_ text: String) -> Attribute { Attribute("datetime", text) }

  var html: String { " \(name)=\"\(MarkupText.escape(VisibleText.escape(value)))\"" }
}
