/// The versions of one consent record, in the order of the log; at least one.
struct ConsentChain: Sendable {
  let versions: [ConsentVersion]

  var id: String { last.id }
  /// Its place in the log.
  var place: UInt64 { versions[0].place }
  /// The newest version: it alone allows something.
  var last: ConsentVersion { versions[versions.count - 1] }
  var isUnclear: Bool { last.record == nil }
  var pseudonyms: Set<String> { Set(versions.compactMap { $0.record?.pseudonym }) }
  /// Whose it is; nil where its versions say different people: then it allows nothing.
  var person: String? { pseudonyms.count == 1 ? pseudonyms.first : nil }

  /// Whether any of its versions is about one of these items: what it forbids counts there.
  func touches(_ items: Set<String>) -> Bool { versions.contains { $0.record?.covers(items) ?? false } }

  /// Whether any of its versions has an item in common with any of another.
  func meets(_ other: ConsentChain) -> Bool {
    versions.contains { left in
      other.versions.contains { right in
        guard let left = left.record, let right = right.record else { return true }
        return left.items.meets(right.items)
      }
    }
  }

  /// Whether it takes the place of another that it does not name: by a later number of the same person, where it names none that is there.
  func takesPlace(of other: ConsentChain, among known: Set<String>) -> Bool {
    guard id != other.id else { return false }
    return versions.contains { version in
      guard let record = version.record else { return false }
      return !(record.supersedes.map(known.contains) ?? false) && record.version > other.last.record?.version ?? 0
        && other.pseudonyms.contains(record.pseudonym) && meets(other)
    }
  }

  /// Where the log has it that its newest version takes the place of another; nil where that does not.
  func supersession(of other: ConsentChain) -> UInt64? {
    guard last.record?.supersedes == other.id else { return nil }
    return versions.first { $0.record?.supersedes == other.id }?.place
  }

  /// The words by which the conditions of one of its versions are affirmed: numbered as the newest has them, then those that only earlier ones have.
  func conditions(of version: ConsentVersion) -> [String] {
    var said = last.record?.conditions ?? []
    for earlier in versions.dropLast() {
      for condition in earlier.record?.conditions ?? [] where !said.contains(condition) { said.append(condition) }
    }
    let own = Set(version.record?.conditions ?? [])
    return said.enumerated().filter { own.contains($1) }.map { $1.word(of: id, number: $0 + 1) }
  }
}
