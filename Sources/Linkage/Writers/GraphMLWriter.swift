/// Writes a sub-graph as GraphML (graphml.graphdrawing.org, schema 1.0): a directed graph with attributes of nodes and edges.
struct GraphMLWriter {
  private static let nodeKeys = ["kind", "label", "from_date", "to_date"]
  private static let edgeKeys = [
    "record", "link_type", "role", "rank", "basis", "from_date", "to_date", "status", "confidence", "polarity",
    "author",
    "standing", "citations",
  ]

  let graph: Subgraph

  func write() -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """
    for key in Self.nodeKeys { text += Self.key("n_" + key, "node", key, "string") }
    for key in Self.edgeKeys { text += Self.key("e_" + key, "edge", key, "string") }
    text += Self.key("e_sources", "edge", "sources", "int")
    text +=
      "<graph id=\"linkage\" edgedefault=\"directed\">\n<desc>\(XMLText.escape(graph.heading + "; " + graph.caption))</desc>\n"
    for node in graph.nodes {
      text += "<node id=\"\(XMLText.escape(node.id))\">\n"
      let values = [node.kind.rawValue, node.label, node.period.from?.description, node.period.to?.description]
      for (key, value) in zip(Self.nodeKeys, values) { text += Self.data("n_" + key, value) }
      text += "</node>\n"
    }
    for tie in graph.ties { text += edge(tie) }
    return text + "</graph>\n</graphml>\n"
  }

  private func edge(_ tie: Subgraph.Tie) -> String {
    let link = tie.link
    let citations = link.citations.map { $0.item + ($0.at.map { " (" + $0 + ")" } ?? "") }
    let values: [String?] = [
      link.id, link.type.rawValue, link.role, link.rank, link.basis.rawValue, link.period.from?.description,
      link.period.to?.description, link.status.rawValue, link.confidence?.rawValue, link.polarity?.rawValue,
      link.author,
      tie.standing?.rawValue, citations.joined(separator: "; "),
    ]
    // The identifier of an edge is unique in the file; two fields of one record have one identifier.
    let name = XMLText.escape(link.id + (link.type.isField ? "." + link.type.rawValue : ""))
    var text = "<edge id=\"\(name)\" source=\"\(XMLText.escape(link.from))\" target=\"\(XMLText.escape(link.to))\">\n"
    for (key, value) in zip(Self.edgeKeys, values) { text += Self.data("e_" + key, value) }
    return text + Self.data("e_sources", String(tie.sources)) + "</edge>\n"
  }

  private static func key(_ id: String, _ subject: String, _ name: String, _ type: String) -> String {
    "<key id=\"\(id)\" for=\"\(subject)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n"
  }

  private static func data(_ key: String, _ value: String?) -> String {
    guard let value, !value.isEmpty else { return "" }
    return "<data key=\"\(key)\">\(XMLText.escape(value))</data>\n"
  }
}
