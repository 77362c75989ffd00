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
  /// What must be affirmed beside people's own conditions: the word for it, and what it is.
  public var demands: [(word: String, what: String)]
  /// An item among them that must not leave at all.
  public var withheld: String?

  /// A subject.
  public init(
    item: String, related: Set<String> = [], persons: Set<String> = [], unnamed: [(item: String, why: String)] = [],
    demands: [(word: String, what: String)] = [], withheld: String? = nil
  ) {
    self.item = item
    self.related = related.union([item])
    self.persons = persons
    self.unnamed = unnamed
    self.demands = demands
    self.withheld = withheld
  }
}
