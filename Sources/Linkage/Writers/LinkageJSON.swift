public import SelectiveDisclosure

/// Nodes, links and answers as JSON values, in the shape of `Schemas/output/linkage.schema.json`.
public enum LinkageJSON {
  /// A node.
  public static func node(_ node: GraphNode) -> JSON {
    .object([
      "id": .string(node.id), "kind": .string(node.kind.rawValue), "label": .string(node.label),
      "from_date": date(node.period.from), "to_date": date(node.period.to),
    ])
  }

  /// A link, and how many sources it cites.
  public static func link(_ link: Link, sources: Int) -> JSONObject {
    [
      "id": .string(link.id), "link_type": .string(link.type.rawValue), "from": .string(link.from),
      "to": .string(link.to),
      "role": text(link.role), "rank": text(link.rank), "basis": .string(link.basis.rawValue),
      "from_date": date(link.period.from), "to_date": date(link.period.to), "status": .string(link.status.rawValue),
      "confidence": text(link.confidence?.rawValue), "polarity": text(link.polarity?.rawValue),
      "author": text(link.author), "citations": .array(link.citations.map(citation)), "sources": .integer(sources),
    ]
  }

  /// A citation, its members as the record has them.
  public static func citation(_ citation: Citation) -> JSON {
    var object: JSONObject = ["item": .string(citation.item)]
    if let at = citation.at { object["at"] = .string(at) }
    if let quote = citation.quote { object["quote"] = .string(quote) }
    return .object(object)
  }

  /// A sub-graph.
  public static func subgraph(_ graph: Subgraph) -> JSONObject {
    [
      "focus": text(graph.focus), "date": date(graph.date), "depth": graph.depth.map { .integer($0) } ?? .null,
      "nodes": .array(graph.nodes.map(node)),
      "links": .array(
        graph.ties.map { tie in
          var object = link(tie.link, sources: tie.sources)
          object["standing"] = text(tie.standing?.rawValue)
          return .object(object)
        }), "not_in_force": .integer(graph.notInForce), "leading_on": .integer(graph.leadingOn),
    ]
  }

  /// A string, or null.
  public static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

  /// A date's spelling, or null.
  public static func date(_ value: EDTFDate?) -> JSON { text(value?.description) }
}
