/// The versions of one consent record, in the order of the log; at least one.
struct ConsentChain: Sendable {
  let versions: [ConsentVersion]

  var id: String { last.id }
  /// The newest version: it alone allows something.
  var last: ConsentVersion { versions[versions.count - 1] }
  var isUnclear: Bool { last.record == nil }
  var pseudonyms: Set<String> { Set(versions.compactMap { $0.record?.pseudonym }) }

  /// Whether any of its versions is about one of these items.
  func covers(_ items: Set<String>) -> Bool { versions.contains { $0.record?.covers(items) ?? false } }

  /// The versions whose refusals and conditions count: the newest, and, while nobody else has looked at that, what stood before.
  func forbidding(_ question: ConsentQuestion) -> [ConsentVersion] {
    if last.isSettled(for: question) { return [last] }
    return [versions.dropLast().last { $0.isSettled(for: question) }, last].compactMap(\.self)
  }
}
