internal import Custody
internal import Linkage
internal import RecordSchemas
internal import SelectiveDisclosure

/// What no schema can say of records: dates the wrong way round, ends that are not what a tie takes, circles where none may be.
struct RecordSense {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Refuses records that make no sense by themselves, or beside those that this member can read.
  /// - Parameter graph: what is linked, these records included, where that was read already.
  func require(_ drafts: [RecordDraft], in graph: LinkageGraph? = nil) throws(VaultError) {
    var faults = try Self.faults(drafts)
    if faults.isEmpty, session.canOpen, drafts.contains(where: Self.isTie) {
      if let graph {
        faults = Self.faults(drafts, in: graph)
      } else {
        faults = Self.faults(drafts, in: try LinkageReading(session).graph(with: drafts))
      }
    }
    if faults.isEmpty, session.canOpen { faults = try lineageFaults(drafts) }
    guard !faults.isEmpty else { return }
    let words = drafts.flatMap { faults[$0.id.description] ?? [] }
    throw VaultError(
      .usage, words.prefix(20).joined(separator: " "), safe: "Nothing was written.",
      next: "See: evault record list, and evault link list")
  }

  /// What is wrong with records taken together and alone, in words, by their identifiers.
  static func faults(_ drafts: [RecordDraft]) throws(VaultError) -> [String: [String]] {
    guard drafts.count <= LinkageLimits.records else { return [:] }
    let records = drafts.map { LinkageRecord(id: $0.id.description, type: $0.type.rawValue, fields: $0.fields) }
    return faults(drafts, in: try LinkageReading.answer { () throws(LinkageError) in try LinkageGraph(records) })
  }

  private static func faults(_ drafts: [RecordDraft], in graph: LinkageGraph) -> [String: [String]] {
    let types = Dictionary(drafts.map { ($0.id.description, $0.type.rawValue) }) { first, _ in first }
    var faults: [String: [String]] = [:]
    for finding in graph.check() where isFault(finding, graph) {
      guard let id = ([finding.record] + finding.related).first(where: { types[$0] != nil }) else { continue }
      let sentence = finding.sentence
        .replacing("The \(types[id] ?? "") \(id)", with: "This \(types[id] ?? "")").replacing(id, with: "This record")
      faults[id, default: []].append(sentence)
    }
    return faults
  }

  /// That something is not there is told by ``RecordReferences``, and only by who can read everything.
  private static func isFault(_ finding: LinkageFinding, _ graph: LinkageGraph) -> Bool {
    switch finding.code {
    case .wrongEnd, .linkToItself, .circle, .datesReversed, .noCitation: true
    case .citationOfNothing: finding.related.contains { (graph.nodes[$0]?.kind ?? .missing) != .missing }
    case .linkToNothing, .malformed, .invalidDate, .unknownLinkType: false
    }
  }

  /// Whether a record ties something to something else that may be there already.
  private static func isTie(_ draft: RecordDraft) -> Bool {
    switch draft.type {
    case .link: true
    case .place: draft.fields["within"] != nil
    case .incident: draft.fields["place"] != nil
    default: false
    }
  }

  /// Nothing was made from what was made from it.
  private func lineageFaults(_ drafts: [RecordDraft]) throws(VaultError) -> [String: [String]] {
    let made = drafts.filter { Self.lineage($0.type, $0.fields) != nil }
    guard !made.isEmpty else { return [:] }
    let replaced = Set(made.map(\.id))
    var parents: [String: [String]] = [:]
    let there = try RecordReading(session).current([.derivative, .item]).filter { !replaced.contains($0.id) }
    let lineages = there.map { Self.lineage($0.type, $0.fields) } + made.map { Self.lineage($0.type, $0.fields) }
    for case let (item, parent)? in lineages { parents[item, default: []].append(parent) }
    var faults: [String: [String]] = [:]
    for draft in made {
      guard let (item, parent) = Self.lineage(draft.type, draft.fields) else { continue }
      if item == parent {
        faults[draft.id.description] = ["An item is not made from itself: \(item)."]
      } else if Self.leads(from: parent, to: item, parents) {
        faults[draft.id.description] = [
          "\(item) was not made from \(parent), which was made from it: that would be a circle."
        ]
      }
    }
    return faults
  }

  private static func lineage(_ type: RecordType, _ fields: JSONObject) -> (item: String, parent: String)? {
    guard type == .derivative || type == .item, let item = fields["about"]?.stringValue,
      let parent = fields["parent"]?.stringValue
    else { return nil }
    return (item, parent)
  }

  private static func leads(from start: String, to end: String, _ parents: [String: [String]]) -> Bool {
    var seen: Set<String> = []
    var open = [start]
    while let next = open.popLast() {
      if next == end { return true }
      if seen.insert(next).inserted { open += parents[next] ?? [] }
    }
    return false
  }
}
