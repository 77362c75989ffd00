import SelectiveDisclosure

/// Collects nodes and links from records, and notes what is wrong with them. A record that cannot be understood is left out; the others
/// are not.
struct GraphReader {
  private(set) var nodes: [String: GraphNode] = [:]
  private(set) var links: [Link] = []
  var sources = SourceGroups()
  private(set) var findings: [LinkageFinding] = []
  /// Link records by identifier, so that links can speak of links.
  private var linkRecords: Set<String> = []
  private var seen: Set<String> = []
  private var titles: [String: String] = [:]

  mutating func add(_ item: LinkageItem) {
    nodes[item.id] = GraphNode(id: item.id, kind: .item, label: item.title ?? "")
    if let content = item.content { sources.join(item.id, content: content) }
    if let source = item.source { sources.join(item.id, person: source) }
  }

  mutating func add(_ record: LinkageRecord) {
    guard seen.insert(record.id).inserted else { return }
    let fields = FieldReader(record)
    switch record.type {
    case "person":
      let born = record.fields["born"]?.objectValue?["date"]?.stringValue.flatMap(EDTFDate.init)
      addNode(record, .person, Period(from: born, to: fields.date("died")))
    case "unit": addNode(record, .unit, Period(from: fields.date("from_date"), to: fields.date("to_date")))
    case "place":
      addNode(record, .place, .unknown)
      addField(fields, "within", .liesWithin, .unknown)
    case "incident":
      let period = Period(from: fields.date("date"), to: fields.date("to_date") ?? fields.date("date"))
      addNode(record, .incident, period)
      addField(fields, "place", .happenedAt, period)
    case "link": addLink(fields)
    case "derivative":
      guard fields.text("about") != nil, fields.text("parent") != nil else {
        findings.append(fields.malformed("about and parent"))
        return
      }
    case "item":
      if let about = fields.text("about"), let title = fields.text("title") { titles[about] = title }
    default: addNode(record, .record, .unknown)
    }
    addSources(fields)
    findings += fields.dateFindings
  }

  private mutating func addNode(_ record: LinkageRecord, _ kind: NodeKind, _ period: Period) {
    let label =
      ["label", "title", "pseudonym"].lazy.compactMap { record.fields[$0]?.stringValue }.first
      ?? (kind == .record ? record.type : "")
    nodes[record.id] = GraphNode(id: record.id, kind: kind, label: ShownText.clipped(label, 1024), period: period)
  }

  /// A tie that is a field of the record.
  private mutating func addField(_ fields: FieldReader, _ name: String, _ type: LinkType, _ period: Period) {
    guard let to = fields.text(name), !["not asked", "refused", "unknown"].contains(to) else { return }
    guard to != fields.record.id else {
      findings.append(.toItself(fields.record.id))
      return
    }
    links.append(
      Link(
        id: fields.record.id, type: type, from: fields.record.id, to: to, period: period,
        citations: fields.citations() ?? [], status: .accepted))
  }

  private mutating func addLink(_ fields: FieldReader) {
    linkRecords.insert(fields.record.id)
    switch fields.link() {
    case .failure(let finding): findings.append(finding)
    case .success(let link):
      guard link.from != link.to else {
        findings.append(.toItself(link.id))
        return
      }
      links.append(link)
      if link.type.isOneSource { sources.join(link.from, link.to) }
    }
  }

  /// Puts everything in order, and a node where a link names something that is not there.
  mutating func finish() {
    for (item, title) in titles where nodes[item]?.kind == .item {
      nodes[item] = GraphNode(id: item, kind: .item, label: ShownText.clipped(title, 1024))
    }
    links.sort { ($0.id, $0.type.rawValue) < ($1.id, $1.type.rawValue) }
    var linked: Set<String> = []
    for link in links {
      for end in [link.from, link.to] where nodes[end] == nil {
        if linkRecords.contains(end) { linked.insert(end) }
        nodes[end] = GraphNode(id: end, kind: linkRecords.contains(end) ? .link : .missing, label: "")
      }
    }
    for link in links where !link.type.isField && linked.contains(link.id) {
      nodes[link.id] = GraphNode(id: link.id, kind: .link, label: words(link))
    }
    findings.sort { ($0.record, $0.code.rawValue) < ($1.record, $1.code.rawValue) }
  }
}

extension GraphReader {
  /// What a link says, for another one that speaks of it: `Ana commands 4th Company`. A link of links has their identifiers.
  private func words(_ link: Link) -> String {
    func name(_ end: String) -> String { nodes[end].flatMap { $0.kind == .link ? nil : $0.name } ?? end }
    return ShownText.clipped("\(name(link.from)) \(link.type.words) \(name(link.to))", 1024)
  }
}

extension LinkageFinding {
  static func toItself(_ record: String) -> LinkageFinding {
    LinkageFinding(.linkToItself, record, [], "\(record) ties something to itself.")
  }
}
