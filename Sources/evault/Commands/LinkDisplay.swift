import Linkage
import SelectiveDisclosure
import TerminalInterface
import VaultFiles

/// Links as text and as JSON, each with what it rests on.
enum LinkDisplay {
  /// `Ana commands 4th Company`, and below it what is said of it and what it rests on.
  static func lines(_ link: Link, _ graph: LinkageGraph, standing: Standing? = nil, indent: Int = 2) -> String {
    let space = String(repeating: " ", count: indent)
    var text = space + sentence(link, graph) + (standing.map { "  (\(words($0)))" } ?? "") + "\n"
    let details = details(link, graph)
    text += space + "  " + details.joined(separator: " · ") + "\n"
    for citation in link.citations {
      text += space + "  rests on \(VisibleText.escape(citation.item))"
      if let label = graph.nodes[citation.item]?.label, !label.isEmpty {
        text += " (\(VisibleText.escape(label)))"
      }
      if let at = citation.at { text += ", " + VisibleText.escape(at) }
      if let quote = citation.quote { text += ": " + VisibleText.escape(quote) }
      text += "\n"
    }
    return text
  }

  static func sentence(_ link: Link, _ graph: LinkageGraph) -> String {
    VisibleText.escape("\(graph.name(link.from)) – \(link.type.words) – \(graph.name(link.to))")
  }

  private static func details(_ link: Link, _ graph: LinkageGraph) -> [String] {
    var details: [String] = []
    if link.basis != .unknown { details.append(link.basis.words) }
    details += [link.role, link.rank].compactMap { $0 }.map { VisibleText.escape($0) }
    if !link.period.isUnknown { details.append(link.period.text) }
    if link.type.isField { return details + ["in the record \(link.id)"] }
    details.append(link.status.words)
    if let confidence = link.confidence { details.append(confidence.rawValue + " confidence") }
    if let polarity = link.polarity { details.append(polarity.rawValue) }
    let sources = graph.sources.count(link.citations)
    details.append(sources == 1 ? "1 source" : "\(sources) sources")
    return details + ["link \(link.id)"]
  }

  static func words(_ standing: Standing) -> String {
    switch standing {
    case .certainly: "in force"
    case .possibly: "possibly in force"
    case .no: "not in force"
    }
  }

  static func json(_ link: Link, _ graph: LinkageGraph) -> JSON {
    .object(LinkageJSON.link(link, sources: graph.sources.count(link.citations)))
  }

  /// The nodes that an answer speaks of, by identifier, so that it can be read alone.
  static func nodes(_ ids: some Sequence<String>, _ graph: LinkageGraph) -> JSON {
    .array(Set(ids).sorted().compactMap { graph.nodes[$0] }.map(LinkageJSON.node))
  }

  static func ends(_ links: [Link]) -> [String] { links.flatMap { [$0.from, $0.to] } }
}
