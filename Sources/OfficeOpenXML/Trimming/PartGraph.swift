/// The parts of an office file and what leads to each.
struct PartGraph {
  /// Lists by the part that they belong to, the whole file's under an empty name.
  let lists: [String: RelationshipList]

  /// Parts to which relationships lead from the beginning of the file on, each with what it is to those that lead
  /// there. A part that leads back to itself is there once.
  /// - Parameter isFollowed: whether a relationship of a part counts.
  func reached(_ isFollowed: (String, RelationshipList.Relationship) -> Bool = { _, _ in true }) -> [String: Set<
    String
  >] {
    var kinds: [String: Set<String>] = [:]
    var waiting = [""]
    while let owner = waiting.popLast() {
      for one in lists[owner]?.relationships ?? [] where isFollowed(owner, one) {
        guard let target = one.target, !target.isEmpty else { continue }
        if kinds[target] == nil { waiting.append(target) }
        kinds[target, default: []].insert(one.kind)
      }
    }
    return kinds
  }
}
