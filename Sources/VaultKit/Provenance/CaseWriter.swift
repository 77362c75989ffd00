internal import Custody
internal import SelectiveDisclosure

/// A CASE/UCO document (caseontology.org, 1.4): each event an investigative action by an identity with a tool, which results in a provenance record of
/// the items that it is about. Identities have labels and keys, never names.
struct CaseWriter: ProvenanceWriter {
  private let vault: Fingerprint
  private let claims: ProvenanceClaims
  private var known: Set<String> = []
  private var last: [Identifier: Identifier] = [:]
  private var isFirst = true

  init(_ vault: Fingerprint, _ claims: ProvenanceClaims) {
    self.vault = vault
    self.claims = claims
  }

  func begin() -> [UInt8] {
    let uco = "https://ontology.unifiedcyberontology.org/uco/"
    var context: JSONObject = [
      "kb": "urn:evidencevault:", "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    ]
    for name in ["action", "core", "identity", "observable", "tool", "types"] {
      context.append("uco-" + name, .string(uco + name + "/"))
    }
    context.append("xsd", "http://www.w3.org/2001/XMLSchema#")
    return Array("{\"@context\":".utf8) + JSONWriter.write(context) + Array(",\"@graph\":[\n".utf8)
  }

  func end() -> [UInt8] { Array("\n]}\n".utf8) }

  mutating func add(_ event: CustodyEvent) throws(VaultError) -> [UInt8] {
    var nodes: [JSONObject] = []
    let (tool, performer) = (try tool(event, &nodes), try performer(event, &nodes))
    var items: [JSON] = []
    for item in Self.items(event) { items.append(try self.item(item, event, &nodes)) }
    let action = try id("investigative-action", event.statement.event.description)
    let record = try id("provenance-record", event.statement.event.description)
    nodes.append(try self.action(event, action, tool: tool, performer: performer, items: items, record: record))
    nodes.append(CaseNode.record(event, record, about: items.isEmpty ? [CaseNode.reference(action)] : items))
    last[event.statement.item] = event.statement.event
    return separated(nodes)
  }

  /// The items that an event is about.
  private static func items(_ event: CustodyEvent) -> [String] {
    switch event.statement.type {
    // An export of the log is about a name of its own, and names an item where it is of one.
    case .intake, .transfer: [event.statement.item.description]
    case .access where event.action != .logExported: [event.statement.item.description]
    default: (event.disclosed["items"]?.arrayValue ?? []).compactMap(\.stringValue)
    }
  }

  private mutating func separated(_ nodes: [JSONObject]) -> [UInt8] {
    var bytes: [UInt8] = []
    for node in nodes {
      bytes += isFirst ? [] : Array(",\n".utf8)
      bytes += JSONWriter.write(node)
      isFirst = false
    }
    return bytes
  }

  private func id(_ kind: String, _ name: String) throws(VaultError) -> String {
    "kb:\(kind)-" + (try NameUUID.make("urn:evidencevault:\(vault):\(kind):\(name)"))
  }

  private mutating func tool(_ event: CustodyEvent, _ nodes: inout [JSONObject]) throws(VaultError) -> JSON? {
    guard let program = event.disclosed["recorded_with"]?.objectValue?["program"]?.stringValue else { return nil }
    let id = try id("tool", program)
    if known.insert(id).inserted { nodes.append(CaseNode.tool(program, id)) }
    return CaseNode.reference(id)
  }

  private mutating func performer(_ event: CustodyEvent, _ nodes: inout [JSONObject]) throws(VaultError) -> JSON {
    // A member whose label or role changes is another line of the roster, with the same key.
    let signer = event.signer
    let id = try id("identity", "\(signer.kid) \(signer.label) \(signer.role.rawValue)")
    if known.insert(id).inserted { nodes.append(CaseNode.identity(signer, id)) }
    return CaseNode.reference(id)
  }

  /// The item; described by its intake, so far as the reader could open it, or else only named.
  private mutating func item(
    _ name: String, _ event: CustodyEvent, _ nodes: inout [JSONObject]
  ) throws(VaultError) -> JSON {
    let id = try id("observable-object", name)
    if known.insert(id).inserted {
      let content = try self.id("content-data-facet", name)
      let hash = try self.id("hash", name)
      nodes.append(CaseNode.item(name, event.action == .ingested ? event : nil, id, content: content, hash: hash))
    }
    return CaseNode.reference(id)
  }

  private func action(
    _ event: CustodyEvent, _ id: String, tool: JSON?, performer: JSON, items: [JSON], record: String
  ) throws(VaultError) -> JSONObject {
    let name = event.statement.event.description
    var facets: [JSON] = []
    for claim in ["modified", "collected_at"] + claims.requested {
      guard let value = event.disclosed[claim], value != .null else { continue }
      facets.append(
        CaseNode.argument(claim, ProvenanceClaims.text(value), try self.id("argument-facet", "\(name) \(claim)")))
    }
    var node = CaseNode.action(event, id)
    node.append(
      "uco-core:externalReference",
      .array(
        [
          CaseNode.premis(event, try self.id("external-reference", name + " premis")),
          CaseNode.place(event, vault, try self.id("external-reference", name)),
        ].compactMap { $0 }))
    if !facets.isEmpty { node.append("uco-core:hasFacet", .array(facets)) }
    if let tool { node.append("uco-action:instrument", tool) }
    node.append("uco-action:performer", performer)
    if !items.isEmpty { node.append("uco-action:object", .array(items)) }
    node.append("uco-action:result", CaseNode.reference(record))
    if let before = last[event.statement.item] {
      node.append(
        "case-investigation:wasInformedBy", CaseNode.reference(try self.id("investigative-action", before.description)))
    }
    return node
  }
}
