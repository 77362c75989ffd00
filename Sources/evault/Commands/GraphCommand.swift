import Custody
import Linkage
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault graph`.
enum GraphCommand {
  static let command = Command(
    CommandSpecification(
      ["graph"], "Show what is linked, around a person, unit or incident or altogether; or draw it.",
      options: [
        .value("around", nil, "ID", help: "a record or item; without it, everything that is linked"), LinkageInput.date,
        .value("depth", nil, "N", help: "how many links away from it, 0 to 20 (else 2)"),
        .value("output", "o", "FILE", help: "a new file, in clear: .svg (a picture), .dot, .graphml or .json"),
      ],
      details: """
        With --on, links that were not in force on the date are left out. The file is in clear and may name people; without -o nothing is
        written, and --json gives the same graph on standard output.
        """,
      example: """
        evault graph --around 5D2P-9WQX-ZZ10-4MB7X --on 2014-07-15 -o company.svg
        evault graph -o all.graphml
        """)
  ) { session throws(UserError) in
    let invocation = session.invocation
    let focus = try invocation.text("around").map { text throws(UserError) in try session.item(text).description }
    let date = try LinkageInput.date(session)
    let depth = try LinkageInput.count("depth", 0...20, else: 2, session)
    let output = invocation.path("output")
    let format = output.flatMap { GraphFormat(fileName: $0.description) }
    if let output, format == nil {
      throw UserError(
        .usage, "In which format? The name \(output) does not say so.",
        next: "End it with .svg, .dot, .graphml or .json")
    }
    if focus == nil, invocation.has("depth") { throw UserError(.usage, "How far from what? Add: --around ID") }
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let part = try LinkageInput.answer { () throws(LinkageError) in
      try focus.map { focus throws(LinkageError) in try graph.subgraph(around: focus, on: date, depth: depth) }
        ?? graph.subgraph(on: date)
    }
    let shown = CommandResult(
      schema: "graph", LinkageJSON.subgraph(part), text: text(part, graph) + Unreadable.advice(unlocked)
    )
    guard let output, let format else { return shown }
    let bytes =
      format == .json
      ? shown.document : try LinkageInput.answer { () throws(LinkageError) in try part.write(format) }
    try user { () throws(VaultError) in try NewFile.write(bytes, to: output) }
    return CommandResult(
      schema: "graph-written",
      [
        "file": .string(output.description), "format": .string(format.rawValue), "nodes": .integer(part.nodes.count),
        "links": .integer(part.ties.count),
      ], text: "Wrote \(counts(part)) to \(output), in clear.\n")
  }

  private static func counts(_ part: Subgraph) -> String {
    AskLinksCommands.count(part.nodes.count, "node") + " and " + AskLinksCommands.count(part.ties.count, "link")
  }

  private static func text(_ part: Subgraph, _ graph: LinkageGraph) -> String {
    var table = TextTable("RECORD", "KIND", "NAME")
    for node in part.nodes { table.add(node.id, node.kind.rawValue, node.label) }
    var text = table.render() + "\n"
    for tie in part.ties { text += LinkDisplay.lines(tie.link, graph, standing: tie.standing, indent: 0) }
    text += (part.ties.isEmpty ? "" : "\n") + counts(part) + ".\n"
    if part.notInForce > 0 {
      text += "\(AskLinksCommands.count(part.notInForce, "link")) not in force on that date and left out.\n"
    }
    if part.leadingOn > 0 { text += "\(AskLinksCommands.count(part.leadingOn, "link")) to what lies further away.\n" }
    return text
  }
}
