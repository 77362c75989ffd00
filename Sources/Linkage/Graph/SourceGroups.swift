/// Which items are one source: an item, what was made from it, its duplicates and translations, items with the same content, and all that comes from one
/// pseudonym, interviews among it.
///
/// Two items of different groups may still come from one witness, where no record says so; that is for people to judge.
public struct SourceGroups: Sendable {
  private var parents: [String: String] = [:]
  /// An item with each content.
  private var contents: [String: String] = [:]
  /// An item from each person.
  private var persons: [String: String] = [:]

  /// Every item is a source of its own.
  init() {}

  /// The item that stands for the source that an item belongs to: the first of its group in the order of the text.
  public func source(of item: String) -> String {
    var root = item
    while let parent = parents[root] { root = parent }
    return root
  }

  /// How many different sources these citations have.
  public func count(_ citations: [Citation]) -> Int { sources(citations).count }

  /// The different sources of these citations, sorted.
  public func sources(_ citations: [Citation]) -> [String] { Set(citations.map { source(of: $0.item) }).sorted() }

  /// Makes one source of an item and all others with this content.
  mutating func join(_ item: String, content: String) {
    if let other = contents[content] { join(item, other) } else { contents[content] = item }
  }

  /// Makes one source of an item and all others that come from this person.
  mutating func join(_ item: String, person: String) {
    if let other = persons[person] { join(item, other) } else { persons[person] = item }
  }

  /// Makes one source of two.
  mutating func join(_ one: String, _ other: String) {
    let (a, b) = (source(of: one), source(of: other))
    guard a != b else { return }
    // The smaller stands for both, so that the order of the records does not matter.
    parents[max(a, b)] = min(a, b)
    // Shortens the way of those that were asked for.
    let root = min(a, b)
    for item in [one, other] where item != root { parents[item] = root }
  }
}
