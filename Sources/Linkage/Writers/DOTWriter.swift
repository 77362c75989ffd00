/// Writes a sub-graph in the language of Graphviz.
struct DOTWriter {
  let graph: Subgraph

  func write() -> String {
    var text = "digraph linkage {\n"
    text +=
      "  graph [rankdir=LR, label=\(quote(graph.heading + "\n" + graph.caption)), labelloc=t, fontname=\"sans-serif\"];\n"
    text += "  node [fontname=\"sans-serif\", fontsize=11, style=filled, fillcolor=white];\n"
    text += "  edge [fontname=\"sans-serif\", fontsize=9];\n"
    for node in graph.nodes {
      let look = Self.look(node.kind)
      let pen = node.id == graph.focus ? ", penwidth=3" : ""
      let label = node.label.isEmpty ? node.id : ShownText.clipped(node.label, 80) + "\n" + node.id
      text += "  \(quote(node.id)) [label=\(quote(label)), \(look)\(pen)];\n"
    }
    for tie in graph.ties {
      let link = tie.link
      let label = LabelDrawing(tie).lines.joined(separator: "\n")
      var more = "style=\(Self.style(link.status)), penwidth=\(Self.width(link.confidence))"
      if link.status == .conflict { more += ", color=\"#9c2a10\"" }
      text += "  \(quote(link.from)) -> \(quote(link.to)) [label=\(quote(label)), id=\(quote(link.id)), \(more)];\n"
    }
    return text + "}\n"
  }

  /// A string of the DOT language. A backslash begins an escape in labels, so that one of a name's own is doubled.
  private func quote(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      for scalar in ShownText.safe(String(line)).unicodeScalars {
        if scalar == "\"" || scalar == "\\" { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
      return result
    }
    return "\"" + lines.joined(separator: "\\n") + "\""
  }

  private static func look(_ kind: NodeKind) -> String {
    switch kind {
    case .person: "shape=box, style=\"rounded,filled\""
    case .unit: "shape=box, fillcolor=\"#dbe8f5\""
    case .place: "shape=octagon, fillcolor=\"#e3f0dc\""
    case .incident: "shape=box, peripheries=2, fillcolor=\"#fbe3d4\""
    case .item, .record: "shape=note, fillcolor=\"#f1eef6\""
    case .link: "shape=box, style=\"dashed,rounded\""
    case .missing: "shape=box, style=dotted"
    }
  }

  private static func style(_ status: LinkStatus) -> String {
    switch status {
    case .accepted: "solid"
    case .workNeeded: "dashed"
    case .conflict: "dotted"
    }
  }

  private static func width(_ confidence: LinkConfidence?) -> String {
    switch confidence {
    case .high: "2.4"
    case .medium: "1.6"
    case .low, nil: "0.9"
    }
  }
}
