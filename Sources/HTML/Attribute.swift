internal import Encodings
internal import VaultFiles

/// An attribute of an element. There is none for style or for scripts, and an address leads to a place in the page or to a file beside it: what a page needs
/// is in it.
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

  /// Where lines begin, as `dir` has it: `ltr`, `rtl` or `auto`.
  public static func direction(_ word: String) -> Attribute { Attribute("dir", word) }

  /// The moment that a `time` element speaks of, as RFC 3339 has it.
  public static func moment(_ text: String) -> Attribute { Attribute("datetime", text) }

  /// Leads to the element of this name in the page.
  public static func link(to id: String) -> Attribute { Attribute("href", "#" + id) }

  /// Leads to a file beside the page, which is opened when somebody chooses to, and never before.
  public static func link(file: NeighbourFile) -> Attribute { Attribute("href", file.path) }

  /// Reached by the keyboard though it is no control: what is wider than the page can be moved then.
  public static let reachable = Attribute("tabindex", "0")

  /// Several things that are heard as one.
  public static let group = Attribute("role", "group")

  var html: String { " \(name)=\"\(MarkupText.escape(VisibleText.escape(value)))\"" }
}
