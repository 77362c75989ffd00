import Linkage
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault ask path`.
enum AskPathCommand {
  static let command = Command(
    CommandSpecification(
      ["ask", "path"], "What connects one record to another? The weakest link of each way is named.",
      options: [
        .value("from", nil, "ID", help: "where the ways begin: a person, a unit…"),
        .value("to", nil, "ID", help: "where they end: an incident…"),
        .value("length", nil, "N", help: "how many links a way may have, 1 to \(LinkageLimits.pathLength) (else 6)"),
        .value("limit", nil, "N", help: "how many ways to show, 1 to \(LinkageLimits.answers) (else 20)"),
        LinkageInput.date,
      ],
      details: """
        The shortest ways come first. A way is as strong as its weakest step: judged by status, then confidence, then the number of different sources. With an
        incident at an end, each step says whether it was in force when the incident was; --on asks for another date.
        """,
      example: "evault ask path --from 8Q3T-MZ1K-0VRE-7XA2H --to JZ32-A5CZ-PC17-2Q3VT")
  ) { session throws(UserError) in
    let (from, to) = (try LinkageInput.required("from", session), try LinkageInput.required("to", session))
    let length = try LinkageInput.count("length", 1...LinkageLimits.pathLength, else: 6, session)
    let limit = try LinkageInput.count("limit", 1...LinkageLimits.answers, else: 20, session)
    let date = try LinkageInput.date(session)
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let answer = try LinkageInput.answer { () throws(LinkageError) in
      try graph.paths(from: from, to: to, length: length, on: date, limit: limit)
    }
    let nodes = [from, to] + answer.paths.flatMap { $0.steps.flatMap { [$0.from, $0.to] } }
    return CommandResult(
      schema: "ask-path",
      [
        "from": .string(from), "to": .string(to), "length": .integer(length), "date": LinkageJSON.date(answer.date),
        "complete": .bool(answer.isComplete), "paths": .array(answer.paths.map { json($0, graph) }),
        "nodes": LinkDisplay.nodes(nodes, graph),
      ],
      text:
        text(answer, "\(graph.name(from)) and \(graph.name(to))", length, graph) + Unreadable.advice(unlocked))
  }

  private static func text(_ answer: PathAnswer, _ ends: String, _ length: Int, _ graph: LinkageGraph) -> String {
    guard !answer.paths.isEmpty else {
      return "Nothing that you can read connects \(ends) in \(length) \(length == 1 ? "link" : "links") or fewer.\n"
    }
    var text = answer.date.map { "In force is asked for \($0).\n\n" } ?? ""
    for (number, path) in answer.paths.enumerated() {
      let count = "\(path.steps.count) \(path.steps.count == 1 ? "link" : "links")"
      text += Style.heading("Way \(number + 1): \(count)") + "\n"
      for (place, step) in path.steps.enumerated() {
        let mark = path.weakest.contains(place) ? Style.warning("weakest") + "  " : ""
        text += "  \(place + 1). \(mark)\(graph.name(step.from)) to \(graph.name(step.to))\n"
        for link in step.links {
          text += LinkDisplay.lines(
            link, graph, standing: answer.date.map { graph.standing(link, on: $0) }, indent: 5)
        }
      }
      text += "\n"
    }
    return text + "\(answer.paths.count) \(answer.paths.count == 1 ? "way" : "ways")"
      + (answer.isComplete ? ".\n" : "; there are more (--limit N, --length N).\n")
  }

  private static func json(_ path: LinkagePath, _ graph: LinkageGraph) -> JSON {
    .object([
      "steps": .array(
        path.steps.map { step in
          .object([
            "from": .string(step.from), "to": .string(step.to), "standing": LinkageJSON.text(step.standing?.rawValue),
            "links": .array(step.links.map { LinkDisplay.json($0, graph) }),
          ])
        }), "weakest": .array(path.weakest.map { .integer($0) }),
      "strength": .object([
        "status": .string(path.strength.status.rawValue), "confidence": .string(path.strength.confidence.rawValue),
        "sources": .integer(path.strength.sources),
      ]), "standing": LinkageJSON.text(path.standing?.rawValue),
    ])
  }
}
