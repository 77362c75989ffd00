/// What a question is about: an item, with all that it comes from.
public struct ConsentSubject: Sendable {
  /// The item.
  public let item: String
  /// The item, those that it was made from, and those with the same content as any of them.
  public var related: Set<String>
  /// Pseudonyms of the people that any of these comes from.
  public var persons: Set<String>
  /// Items among them that come from somebody, and nothing says from whom; and why that is thought.
  public var unnamed: [(item: String, why: String)]

  /// A subject.
  public init(
    item: String, related: Set<String> = [], persons: Set<String> = [], unnamed: [(item: String, why: String)] = []
  ) {
    self.item = item
    self.related = related.union([item])
    self.persons = persons
    self.unnamed = unnamed
  }
}
