/// What a question is about: an item, with all that it comes from.
public struct ConsentSubject: Sendable {
  /// The item.
  public let item: String
  /// The item, those that it was made from, and those with the same content as any of them.
  public var related: Set<String>
  /// Pseudonyms of the people that any of these comes from.
  public var persons: Set<String>
  /// For each of these items, those that it was made from, and those with the same content.
  public var origins: [String: Set<String>]
  /// The items that a record says are a person's, by their pseudonym; of whom nothing is said here, the item itself is.
  public var sources: [String: Set<String>]
  /// Items among them that come from somebody, and nothing says from whom; and why that is thought.
  public var unnamed: [(item: String, why: String)]
  /// What must be affirmed beside people's own conditions: the word for it, and what it is.
  public var demands: [(word: String, what: String)]
  /// An item among them that must not leave at all.
  public var withheld: String?
  /// An item among them that a hold keeps in, and the hold.
  public var held: (item: String, hold: String)?
  /// What records of interviews say of the consent to any of these items, where they name none.
  public var interviews: [InterviewAnswer] = []
  /// What to look at although it is allowed.
  public var remarks: [String] = []

  /// A subject.
  public init(
    item: String, related: Set<String> = [], persons: Set<String> = [], origins: [String: Set<String>] = [:],
    sources: [String: Set<String>] = [:], unnamed: [(item: String, why: String)] = [],
    demands: [(word: String, what: String)] = [], withheld: String? = nil
  ) {
    self.item = item
    self.related = related.union([item])
    self.persons = persons
    self.origins = origins
    self.sources = sources
    self.unnamed = unnamed
    self.demands = demands
    self.withheld = withheld
  }

  /// The first item of a person's that is not covered: going to what the item comes from, each way must end at one that is.
  func uncovered(_ person: String, by covers: (String) -> Bool) -> String? {
    let own = sources[person] ?? [item]
    var seen: Set<String> = [item]
    var open = [item]
    var isCovered = false
    while let next = open.popLast() {
      if covers(next) {
        isCovered = true
        continue
      }
      if own.contains(next) { return next }
      for other in (origins[next] ?? []).sorted() where seen.insert(other).inserted { open.append(other) }
    }
    // Where no way leads to the person, nothing is known of what is theirs.
    return isCovered ? nil : item
  }
}
