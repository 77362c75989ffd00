/// Puts the nodes of a connected graph into columns so that links point to the right where they can: what commands stands left of what it
/// commands.
struct LayerAssignment {
  /// The column of each node, from 0.
  private(set) var layers: [Int]
  /// Whether a link is drawn against its direction, from right to left.
  private(set) var isReversed: [Bool]
  private let links: [(from: Int, to: Int)]
  private let linksOf: [[Int]]

  init(nodeCount: Int, links: [(from: Int, to: Int)]) {
    self.links = links
    layers = Array(repeating: 0, count: nodeCount)
    isReversed = Array(repeating: false, count: links.count)
    var linksOf = Array(repeating: [Int](), count: nodeCount)
    for (link, ends) in links.enumerated() {
      linksOf[ends.from].append(link)
      linksOf[ends.to].append(link)
    }
    self.linksOf = linksOf
    breakCycles()
    assignLongestPaths()
    // Each round that moves something shortens the links; a few are enough.
    for _ in 0..<8 { guard tighten() else { break } }
    spreadLeaves()
    let lowest = layers.min() ?? 0
    for node in layers.indices { layers[node] -= lowest }
  }

  private func ends(_ link: Int) -> (left: Int, right: Int) {
    isReversed[link] ? (links[link].to, links[link].from) : (links[link].from, links[link].to)
  }

  /// Turns round every link that leads back to a node on the path that leads to it.
  private mutating func breakCycles() {
    var out = Array(repeating: [Int](), count: layers.count)
    for (link, ends) in links.enumerated() { out[ends.from].append(link) }
    // 0 not seen, 1 on the path, 2 done.
    var state = Array(repeating: 0, count: layers.count)
    for root in layers.indices where state[root] == 0 {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      state[root] = 1
      while let (node, next) = path.last {
        guard next < out[node].count else {
          state[node] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let link = out[node][next]
        let other = links[link].to
        if state[other] == 1 {
          isReversed[link] = true
        } else if state[other] == 0 {
          state[other] = 1
          path.append((other, 0))
        }
      }
    }
  }

  private mutating func assignLongestPaths() {
    var waiting = Array(repeating: 0, count: layers.count)
    var out = Array(repeating: [Int](), count: layers.count)
    for link in links.indices {
      let (left, right) = ends(link)
      waiting[right] += 1
      out[left].append(right)
    }
    var ready = layers.indices.filter { waiting[$0] == 0 }
    var place = 0
    while place < ready.count {
      let node = ready[place]
      place += 1
      for other in out[node] {
        layers[other] = max(layers[other], layers[node] + 1)
        waiting[other] -= 1
        if waiting[other] == 0 { ready.append(other) }
      }
    }
  }

  /// Moves each node to where its links are shortest, as far as they let it. Tells whether anything moved.
  private mutating func tighten() -> Bool {
    var moved = false
    for backwards in [true, false] {
      for node in backwards ? Array(layers.indices.reversed()) : Array(layers.indices) {
        var (before, after): ([Int], [Int]) = ([], [])
        for link in linksOf[node] {
          let (left, right) = ends(link)
          if left == node { after.append(layers[right]) } else { before.append(layers[left]) }
        }
        var target = layers[node]
        if after.count > before.count, let next = after.min() { target = next - 1 }
        if before.count > after.count, let last = before.max() { target = last + 1 }
        if target != layers[node] {
          layers[node] = target
          moved = true
        }
      }
    }
    return moved
  }

  /// A node with many neighbours that have no other gets half of them on its other side: two columns of twenty read better than one
  /// of forty.
  private mutating func spreadLeaves() {
    for hub in layers.indices {
      let leaves = linksOf[hub].filter { link in
        let (left, right) = ends(link)
        let other = left == hub ? right : left
        return linksOf[other].count == 1
      }
      let after = leaves.filter { ends($0).left == hub }
      let before = leaves.filter { ends($0).left != hub }
      let surplus = (after.count - before.count) / 2
      guard abs(surplus) > 4 else { continue }
      for link in surplus > 0 ? after.suffix(surplus) : before.suffix(-surplus) {
        let (left, right) = ends(link)
        let leaf = left == hub ? right : left
        layers[leaf] = surplus > 0 ? layers[hub] - 1 : layers[hub] + 1
        isReversed[link].toggle()
      }
    }
  }
}
