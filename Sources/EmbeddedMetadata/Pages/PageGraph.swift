/// Which objects of a PDF lead to which. What is kept is bounded, however much a small file mentions.
struct PageGraph {
  /// Some 100 MiB, however they are spread.
  private static let maximumCount = 6 << 20

  /// For each object the last of its links; each link has the one before it.
  private var last: [UInt32: Int32] = [:]
  private var targets: [UInt32] = []
  private var before: [Int32] = []
  /// Whether there were no more than are kept.
  private(set) var isWhole = true

  /// Adds what an object leads to.
  mutating func add(_ number: Int, _ others: some Collection<Int>) {
    guard let source = UInt32(exactly: number), others.count <= Self.maximumCount - targets.count else {
      return isWhole = false
    }
    for other in others {
      // What has a larger number is no object (ISO 32000-1 annex C).
      guard let target = UInt32(exactly: other) else { continue }
      before.append(last[source] ?? -1)
      last[source] = Int32(targets.count)
      targets.append(target)
    }
  }

  /// The same, from each object to those that lead to it.
  var reversed: PageGraph {
    var graph = PageGraph()
    for (source, start) in last {
      var link = start
      while link >= 0 {
        graph.add(Int(targets[Int(link)]), CollectionOfOne(Int(source)))
        link = before[Int(link)]
      }
    }
    return graph
  }

  /// These, and all to which they lead.
  func reached(from starts: some Sequence<Int>) -> Set<Int> {
    var reached: Set<Int> = []
    var open = Array(starts)
    while let number = open.popLast() {
      guard reached.insert(number).inserted, let source = UInt32(exactly: number) else { continue }
      var link = last[source] ?? -1
      while link >= 0 {
        let target = Int(targets[Int(link)])
        if !reached.contains(target) { open.append(target) }
        link = before[Int(link)]
      }
    }
    return reached
  }
}
