import Linkage
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault ask single-source` and `evault ask contradictions`.
enum AskLinksCommands {
  static let singleSource = Command(
    CommandSpecification(
      ["ask", "single-source"], "Which links rest on one source only, or on none?",
      details: """
        An item, its copies, transcripts and translations are one source, and so is all that comes from one pseudonym. Two pseudonyms
        may still be no independent witnesses: that is for you to judge.
        """,
      example: "evault ask single-source")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let found = graph.singleSourceLinks()
    var text = found.map { LinkDisplay.lines($0.link, graph, indent: 0) }.joined(separator: "\n")
    text += found.isEmpty ? "No link rests on one source only.\n" : "\n\(count(found.count, "link")).\n"
    return CommandResult(
      schema: "ask-single-source",
      [
        "links": .array(
          found.map { .object(["source": LinkageJSON.text($0.source), "link": LinkDisplay.json($0.link, graph)]) }),
        "nodes": LinkDisplay.nodes(LinkDisplay.ends(found.map(\.link)), graph),
      ], text: text + Unreadable.advice(unlocked))
  }

  static let contradictions = Command(
    CommandSpecification(
      ["ask", "contradictions"], "Which links contradict each other, or cannot be?",
      details: """
        Found are: two persons in command of one unit at once, what is marked as contradicting, what is accepted in one link and in conflict in another, what
        speaks for and against somebody, dates that cannot be, and circles of superiors. Which is right is not judged.
        """,
      example: "evault ask contradictions --json")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let found = graph.contradictions()
    var text = ""
    for contradiction in found {
      let doubt = contradiction.isProven ? "" : " (probably)"
      text += Style.heading("\(contradiction.kind.rawValue): \(contradiction.kind.words)\(doubt)") + "\n"
      for link in contradiction.links { text += LinkDisplay.lines(link, graph) }
      text += "\n"
    }
    text += found.isEmpty ? "No contradictions.\n" : "\(count(found.count, "contradiction")).\n"
    let nodes = found.flatMap { $0.nodes + LinkDisplay.ends($0.links) }
    return CommandResult(
      schema: "ask-contradictions",
      [
        "contradictions": .array(
          found.map { contradiction in
            .object([
              "kind": .string(contradiction.kind.rawValue), "proven": .bool(contradiction.isProven),
              "about": .array(contradiction.nodes.map { .string($0) }),
              "links": .array(contradiction.links.map { LinkDisplay.json($0, graph) }),
            ])
          }), "nodes": LinkDisplay.nodes(nodes, graph),
      ], text: text + Unreadable.advice(unlocked))
  }

  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
