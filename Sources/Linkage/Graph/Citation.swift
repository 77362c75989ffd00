/// What a link rests on: an item, the place in it, and the words (Schemas/README.md §3.12).
public struct Citation: Hashable, Sendable {
  /// The item's identifier.
  public let item: String
  /// Where in the item: a page, a time code, a place in words.
  public let at: String?
  /// The words themselves.
  public let quote: String?

  /// A citation.
  public init(item: String, at: String? = nil, quote: String? = nil) {
    self.item = item
    self.at = at
    self.quote = quote
  }
}
