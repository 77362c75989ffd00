/// Everything that links tie together, as far as a member can read it; and the questions that can be asked about it.
///
///     let graph = try LinkageGraph(records, items: items)
///     let answer = try graph.commanders(of: unit, on: date)
///
/// The same records give the same answers in the same order, in whatever order they come.
public struct LinkageGraph: Sendable {
  /// What can be tied, by identifier; what a link names and nobody can read is there as ``NodeKind/missing``.
  public let nodes: [String: GraphNode]
  /// The ties, in the order of their identifiers.
  public let links: [Link]
  /// Which items are one source.
  public let sources: SourceGroups
  /// What was wrong with the records; see ``check()`` for the rest.
  let readingFindings: [LinkageFinding]
  /// Places in `links`, by the node at either end.
  let linksOf: [String: [Int]]

  /// The graph of the newest versions of all records, and of the items, that a member can read.
  /// - Parameters:
  ///   - records: one for each identifier; of two with the same the first counts.
  ///   - items: one for each identifier.
  /// - Throws: ``LinkageError/tooManyRecords(_:)``.
  public init(_ records: [LinkageRecord], items: [LinkageItem] = []) throws(LinkageError) {
    guard records.count <= LinkageLimits.records, items.count <= LinkageLimits.records else {
      throw .tooManyRecords(LinkageLimits.records)
    }
    var reader = GraphReader()
    for item in items { reader.add(item) }
    for record in records { reader.add(record) }
    reader.finish()
    self.init(reader)
  }

  private init(_ reader: GraphReader) {
    nodes = reader.nodes
    links = reader.links
    sources = reader.sources
    readingFindings = reader.findings
    var linksOf: [String: [Int]] = [:]
    for (place, link) in reader.links.enumerated() {
      linksOf[link.from, default: []].append(place)
      linksOf[link.to, default: []].append(place)
    }
    self.linksOf = linksOf
  }

  /// The node with this identifier.
  /// - Throws: ``LinkageError/noSuchNode(_:)`` where nothing that can be read has it.
  public func node(_ id: String) throws(LinkageError) -> GraphNode {
    guard let node = nodes[id], node.kind != .missing else { throw .noSuchNode(id) }
    return node
  }

  /// The node, which must be of this kind.
  func node(_ id: String, _ kind: NodeKind) throws(LinkageError) -> GraphNode {
    let node = try node(id)
    guard node.kind == kind else { throw .wrongKind(id, node.kind) }
    return node
  }

  /// The ties of a node, in order.
  public func links(of id: String) -> [Link] { (linksOf[id] ?? []).map { links[$0] } }

  /// Whether a link was in force on a date. What ties somebody to an incident as it happened, and has no dates of its own, was in
  /// force when the incident was; and nothing was in force when one of its persons or units did not live or exist.
  public func standing(_ link: Link, on date: EDTFDate) -> Standing {
    for end in [link.from, link.to] {
      guard let node = nodes[end], node.kind == .person || node.kind == .unit else { continue }
      if node.period.standing(on: date) == .no { return .no }
    }
    guard link.period.isUnknown, link.type.isAtIncident, let incident = nodes[link.to] else {
      return link.period.standing(on: date)
    }
    return incident.period.standing(on: date)
  }

  /// By what a node is called, made safe to show.
  public func name(_ id: String) -> String { ShownText.safe(nodes[id]?.name ?? id) }
}
