internal import HTML
internal import Translations

/// What ties exhibits together, as a picture and as a list.
extension ReportPage {
  var graphSection: Markup {
    guard let graph = contents.graph else { return .empty }
    let lead = paragraph(contents.subject == .bundle ? "report.graph.lead.bundle" : "report.graph.lead.preview")
    guard !graph.ties.isEmpty else {
      return section("graph", "report.graph.title", lead, paragraph("report.graph.none"))
    }
    let picture: Markup =
      graph.isDrawn
      ? .element(
        .figure, [.class("graph"), .reachable, .group, .label(table["report.scrolls"])],
        GraphPicture(self, graph).drawing.markup)
      : paragraph("report.graph.large")
    let rows = graph.ties.enumerated().map { place, tie in
      [
        Markup(String(place + 1)), node(graph.nodes[tie.from]), relation(tie.relation), node(graph.nodes[tie.to]),
        tie.citations.isEmpty ? "–" : Self.list(tie.citations.map { .evidence($0) }),
      ]
    }
    return section(
      "graph", "report.graph.title", lead, picture,
      grid(
        words("report.graph.title"), "ties",
        headings: ["number", "from", "relation", "to", "citations"].map { words("report.graph.\($0)") }, rows))
  }

  private func node(_ node: ReportGraph.Node) -> Markup {
    .evidence(node.name) + .element(.br) + .element(.small, [], Markup(term("node", node.kind)))
  }

  private func relation(_ relation: ReportGraph.Relation) -> Markup {
    switch relation {
    case .madeFrom(let kind): words("report.relation.made_from") + Markup(" (\(term("made", kind)))")
    case .bearing(let bearing): words("report.bearing.\(bearing.rawValue)")
    case .words(let text): .element(.span, [.language("en")], .evidence(text))
    }
  }
}
