/// The consents of a vault, and which take the place of which.
struct ConsentChains: Sendable {
  /// In the order of their names.
  let all: [ConsentChain]
  private let byName: [String: ConsentChain]
  /// Names of the consents that take the place of each.
  private let successors: [String: Set<String>]
  /// The people whose consents, as they are now, rest on a form or a recording.
  private let shown: [String: Set<String>]

  init(_ versions: [ConsentVersion]) {
    all = Dictionary(grouping: versions, by: \.id).values
      .map { ConsentChain(versions: $0.sorted { $0.place < $1.place }) }
      .sorted { $0.id < $1.id }
    let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    let known = Set(byName.keys)
    var people: [String: [ConsentChain]] = [:]
    for chain in all { for person in chain.pseudonyms { people[person, default: []].append(chain) } }
    var successors: [String: Set<String>] = [:]
    var shown: [String: Set<String>] = [:]
    for chain in all {
      for named in Set(chain.versions.compactMap { $0.record?.supersedes }) where named != chain.id {
        successors[named, default: []].insert(chain.id)
      }
      if chain.versions.contains(where: { $0.record?.version ?? 0 > 1 }) {
        for other in chain.pseudonyms.flatMap({ people[$0] ?? [] }) where chain.takesPlace(of: other, among: known) {
          successors[other.id, default: []].insert(chain.id)
        }
      }
      for item in chain.last.record?.proofs ?? [] { shown[item, default: []].formUnion(chain.pseudonyms) }
    }
    self.byName = byName
    self.successors = successors
    self.shown = shown
  }

  subscript(_ name: String) -> ConsentChain? { byName[name] }

  /// The consents that take the place of one, in the order of their names.
  func successors(of chain: ConsentChain) -> [ConsentChain] {
    (successors[chain.id] ?? []).sorted().compactMap { byName[$0] }
  }

  /// A consent with all that it takes the place of, and all that take its place, and so on.
  func family(of chain: ConsentChain) -> [ConsentChain] {
    var found: Set<String> = [chain.id]
    var open = [chain.id]
    while let next = open.popLast() {
      let before = successors.filter { $0.value.contains(next) }.map(\.key)
      for other in before + (successors[next] ?? []) where found.insert(other).inserted { open.append(other) }
    }
    return found.sorted().compactMap { byName[$0] }
  }

  /// Whether a consent is in a circle of consents that name each other as superseded, or leads into one.
  func isCircular(_ chain: ConsentChain) -> Bool {
    var seen: Set<String> = [chain.id]
    var next = chain.last.record?.supersedes
    while let name = next {
      guard seen.insert(name).inserted else { return true }
      next = byName[name]?.last.record?.supersedes
    }
    return false
  }

  /// Why a consent is none that counts, whatever it grants; nil where it is one.
  func fault(of chain: ConsentChain) -> String? {
    guard let record = chain.last.record else { return "it cannot be understood" }
    if let fault = record.fault { return fault }
    for item in record.proofs.sorted() where shown[item]?.isSubset(of: [record.pseudonym]) == false {
      return "\(item), which shall show that they agreed, is that of somebody else's consent"
    }
    return nil
  }
}
