/// Finds links of one type that lead in a circle, all of which may have been in force on one day: who was superior to somebody in 2010 and
/// is under them in 2014 is in no circle.
struct CircleSearch {
  private let graph: LinkageGraph
  private let type: LinkType
  private var steps = 0

  init(_ graph: LinkageGraph, _ type: LinkType) {
    self.graph = graph
    self.type = type
  }

  /// Circles so that each link that is in any is in one of these, as far as ``LinkageLimits/searchSteps`` go.
  func circles() -> [Circle] {
    var search = self
    return search.run()
  }

  private mutating func run() -> [Circle] {
    let cyclic = Self.inCircles(graph.links.filter { $0.type == type && !$0.period.isReversed })
    guard !cyclic.isEmpty else { return [] }
    var out: [String: [Link]] = [:]
    for link in cyclic { out[link.from, default: []].append(link) }
    var found: [Circle] = []
    var told: Set<String> = []
    for link in cyclic where !told.contains(link.id) {
      guard found.count < LinkageLimits.answers, steps < LinkageLimits.searchSteps else { break }
      guard let circle = shortest(from: link, out) else { continue }
      told.formUnion(circle.links.map(\.id))
      found.append(circle)
    }
    return found
  }

  /// The links that remain when every one is taken away that comes from a node without links to it, or goes to one without links
  /// from it, until nothing changes.
  private static func inCircles(_ links: [Link]) -> [Link] {
    var rest = links
    for backwards in [false, true] {
      var waiting: [String: Int] = [:]
      var out: [String: [String]] = [:]
      for link in rest {
        let (from, to) = backwards ? (link.to, link.from) : (link.from, link.to)
        waiting[to, default: 0] += 1
        out[from, default: []].append(to)
      }
      var gone = out.keys.filter { waiting[$0] == nil }
      var removed = Set(gone)
      while let node = gone.popLast() {
        for other in out[node] ?? [] {
          waiting[other, default: 0] -= 1
          if waiting[other] == 0, removed.insert(other).inserted { gone.append(other) }
        }
      }
      rest = rest.filter { !removed.contains($0.from) && !removed.contains($0.to) }
    }
    return rest
  }

  /// A shortest way from the end of a link back to its beginning, breadth first; a way is kept with the days on which all of it may have been
  /// in force.
  private mutating func shortest(from first: Link, _ out: [String: [Link]]) -> Circle? {
    var ways: [(link: Link, before: Int?, days: DayRange)] = [(first, nil, first.period.possible)]
    var next = 0
    // A node is gone through again only for days on which it was not reached before. Days only become fewer on a way, so that none
    // goes through a node twice.
    var reached: [String: [DayRange]] = [first.to: [first.period.possible]]
    while next < ways.count {
      let way = ways[next]
      for link in out[way.link.to] ?? [] {
        steps += 1
        guard steps < LinkageLimits.searchSteps else { return nil }
        guard let days = way.days.intersection(link.period.possible),
          !(reached[link.to] ?? []).contains(where: { $0.contains(days) })
        else { continue }
        if link.to == first.from {
          var links = [link]
          var place: Int? = next
          while let index = place {
            links.append(ways[index].link)
            place = ways[index].before
          }
          return circle(links.reversed())
        }
        reached[link.to, default: []].append(days)
        ways.append((link, next, days))
      }
      next += 1
    }
    return nil
  }

  private func circle(_ links: [Link]) -> Circle {
    let smallest = links.indices.min { links[$0].id < links[$1].id } ?? 0
    var proven: DayRange? = .always
    for link in links {
      proven = link.period.isQualified ? nil : link.period.proven.flatMap { days in proven?.intersection(days) }
    }
    return Circle(links: Array(links[smallest...] + links[..<smallest]), isProven: proven != nil)
  }
}
