extension Subgraph {
  /// What is shown, for a heading.
  var heading: String {
    guard let focus else { return "Everything that is linked" }
    return "Links around " + name(focus)
  }

  /// What belongs to it and what does not, for people.
  var caption: String {
    var parts: [String] = []
    if let date { parts.append("on " + date.description) }
    if let depth { parts.append("up to " + Self.count(depth, "link", "links") + " away") }
    parts.append(Self.count(nodes.count, "node", "nodes") + ", " + Self.count(ties.count, "link", "links"))
    if notInForce > 0 {
      parts.append(Self.count(notInForce, "link", "links") + " not in force then and left out")
    }
    if leadingOn > 0 { parts.append(Self.count(leadingOn, "link leads", "links lead") + " further") }
    return parts.joined(separator: " · ")
  }

  /// By what a node is called, safe to show.
  func name(_ id: String) -> String {
    ShownText.safe(nodes.first { $0.id == id }?.name ?? id)
  }

  /// A link in words: `Ana A commands 4th Company, de facto; captain; 2014-05 to 2015~; 2 sources; accepted`.
  func sentence(_ tie: Tie, from: String, to: String) -> String {
    let link = tie.link
    var parts = [from + " – " + link.type.words + " – " + to]
    if link.basis != .unknown { parts.append(link.basis.words) }
    parts += [link.role, link.rank].compactMap { $0 }.map(ShownText.safe)
    if !link.period.isUnknown { parts.append(link.period.text) }
    if !link.type.isField {
      parts.append(Self.count(tie.sources, "source", "sources"))
      parts.append(link.status.words)
      if let confidence = link.confidence { parts.append(confidence.rawValue + " confidence") }
      if let polarity = link.polarity { parts.append(polarity.rawValue) }
    }
    if let standing = tie.standing { parts.append(standing == .possibly ? "possibly in force" : "in force") }
    return parts.joined(separator: "; ")
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
}

extension LinkStatus {
  /// For people: `accepted`, `in conflict`, `work needed`.
  public var words: String {
    switch self {
    case .accepted: "accepted"
    case .conflict: "in conflict"
    case .workNeeded: "work needed"
    }
  }
}
