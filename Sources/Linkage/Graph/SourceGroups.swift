/// Which items are one source: an item, what was made from it, and its duplicates and translations.
///
/// Two items of different groups may still come from one witness; that is for people to judge.
public struct SourceGroups: Sendable {
  private var parents: [String: String] = [:]

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
