/// Looks for ways to one node, the shortest first. How far each node is from the target is known beforehand, so that no step is made
/// that cannot lead there in time.
struct PathSearch {
  private let graph: LinkageGraph
  private let target: String
  private let length: Int
  private let limit: Int
  private var distances: [String: Int] = [:]
  private var steps = 0
  private var found: [[String]] = []

  /// Whether nothing was left out.
  private(set) var isComplete = true

  init(_ graph: LinkageGraph, to target: String, length: Int, limit: Int) {
    self.graph = graph
    self.target = target
    self.length = length
    self.limit = min(max(limit, 1), LinkageLimits.answers)
    distances[target] = 0
    var ring = [target]
    for distance in 1...max(length, 1) {
      var next: [String] = []
      for node in ring {
        for other in Self.neighbours(graph, node) where distances[other] == nil {
          distances[other] = distance
          next.append(other)
        }
      }
      ring = next
    }
  }

  /// The ways as the nodes that they go through, both ends included.
  mutating func ways(from start: String) -> [[String]] {
    guard let shortest = distances[start] else { return [] }
    for exact in shortest...max(shortest, length) {
      var way = [start]
      var visited: Set<String> = [start]
      guard extend(&way, &visited, exact) else { break }
    }
    return found
  }

  /// Adds every way of exactly `length` links that begins with `way`. False where the search ends early. No deeper than
  /// ``LinkageLimits/pathLength``.
  private mutating func extend(_ way: inout [String], _ visited: inout Set<String>, _ length: Int) -> Bool {
    guard let last = way.last else { return true }
    let left = length - (way.count - 1)
    if left == 0 {
      guard last == target else { return true }
      guard found.count < limit else {
        isComplete = false
        return false
      }
      found.append(way)
      return true
    }
    if last == target { return true }
    for other in Self.neighbours(graph, last) {
      steps += 1
      guard steps < LinkageLimits.searchSteps else {
        isComplete = false
        return false
      }
      guard let distance = distances[other], distance <= left - 1, visited.insert(other).inserted else { continue }
      way.append(other)
      let goesOn = extend(&way, &visited, length)
      way.removeLast()
      visited.remove(other)
      guard goesOn else { return false }
    }
    return true
  }

  /// The nodes that links tie to this one, sorted.
  private static func neighbours(_ graph: LinkageGraph, _ node: String) -> [String] {
    Set(graph.links(of: node).map { $0.from == node ? $0.to : $0.from }).sorted()
  }
}
