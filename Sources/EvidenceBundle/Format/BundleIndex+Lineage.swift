internal import Custody

extension BundleIndex {
  static func take(_ new: [Identifier], _ place: String, _ events: inout Set<Identifier>) throws(BundleError) {
    guard !new.isEmpty else { throw BundleError(.malformedIndex, "\(place): no events") }
    for event in new {
      guard events.insert(event).inserted else { throw BundleError(.malformedIndex, "\(place): an event twice") }
    }
  }

  /// Origins ascend and are no exhibits; what is named as one is there, and nothing else is.
  static func checkOrigins(
    _ origins: [BundleOrigin], _ exhibits: [Exhibit], _ items: Set<Identifier>, _ events: inout Set<Identifier>
  ) throws(BundleError) {
    var last = ""
    for origin in origins {
      let name = origin.item.description
      guard last < name, !items.contains(origin.item) else {
        throw BundleError(.malformedIndex, "origin \(name): the item")
      }
      last = name
      try take(origin.events, "origin \(name)", &events)
      if let lineage = origin.lineage { try take(lineage.record, "origin \(name)", &events) }
    }
    let named = Set((exhibits.compactMap(\.lineage) + origins.compactMap(\.lineage)).map(\.item))
    let there = Set(origins.map(\.item))
    guard there.isSubset(of: named), named.isSubset(of: there.union(items)),
      exhibits.allSatisfy({ $0.lineage?.item != $0.item })
    else { throw BundleError(.malformedIndex, "origins") }
  }

  /// Every event that it names, with the exhibit that findings on it are told at; nil for those of the export.
  var allEvents: [(event: Identifier, exhibit: Int?)] {
    var all: [(event: Identifier, exhibit: Int?)] = []
    for exhibit in exhibits {
      all += (exhibit.events + (exhibit.lineage?.record ?? [])).map { ($0, exhibit.number) }
    }
    let numbers = exhibitsOfOrigins
    for origin in origins {
      // What is in a circle belongs to no exhibit, and counts for the first.
      let exhibit = numbers[origin.item] ?? exhibits.first?.number
      all += (origin.events + (origin.lineage?.record ?? [])).map { ($0, exhibit) }
    }
    return all + exportEvents.map { ($0, nil) }
  }

  /// For each origin, the first exhibit that was made from it: findings on it are told there.
  var exhibitsOfOrigins: [Identifier: Int] {
    let lineages = Dictionary(origins.map { ($0.item, $0.lineage) }) { first, _ in first }
    var numbers: [Identifier: Int] = [:]
    for exhibit in exhibits {
      var next = exhibit.lineage?.item
      while let item = next, let lineage = lineages[item], numbers[item] == nil {
        numbers[item] = exhibit.number
        next = lineage?.item
      }
    }
    return numbers
  }
}
