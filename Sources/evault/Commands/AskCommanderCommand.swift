import Linkage
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault ask commander`.
enum AskCommanderCommand {
  static let command = Command(
    CommandSpecification(
      ["ask", "commander"], "Who commanded a unit on a date, directly and through the chain of command?",
      options: [.value("unit", nil, "ID", help: "the unit's record"), LinkageInput.date],
      details: """
        Each answer names the link that says it and what that rests on. "Possibly" means that its dates do not exclude the date, and do not prove it: a
        command whose end nobody recorded is only possible after its beginning.
        """,
      example: "evault ask commander --unit 5D2P-9WQX-ZZ10-4MB7X --on 2014-07-15")
  ) { session throws(UserError) in
    let unit = try LinkageInput.required("unit", session)
    guard let date = try LinkageInput.date(session) else {
      throw UserError(.usage, "On which date? Add: --on DATE")
    }
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let levels = try LinkageInput.answer { () throws(LinkageError) in try graph.commanders(of: unit, on: date) }
    let links = levels.flatMap { level in
      level.chain + (level.commanders + level.positions + level.superiors).map(\.link)
    }
    return CommandResult(
      schema: "ask-commander",
      [
        "unit": .string(unit), "date": LinkageJSON.date(date), "levels": .array(levels.map { json($0, graph) }),
        "nodes": LinkDisplay.nodes([unit] + LinkDisplay.ends(links), graph),
      ],
      text: levels.map { lines($0, graph, date) }.joined(separator: "\n") + Unreadable.advice(unlocked))
  }

  private static func lines(_ level: CommandLevel, _ graph: LinkageGraph, _ date: EDTFDate) -> String {
    var text = Style.heading("\(graph.name(level.unit)) on \(date)") + "\n"
    if let first = level.chain.first {
      text +=
        "  \(level.level) above, \(LinkDisplay.words(level.standing)), through \(LinkDisplay.sentence(first, graph))\n"
    }
    if level.commanders.isEmpty { text += "  Nobody is recorded as its commander on that date.\n" }
    for commander in level.commanders { text += LinkDisplay.lines(commander.link, graph, standing: commander.standing) }
    for (heading, others) in [("Other positions in it:", level.positions), ("Above its commanders:", level.superiors)]
    where !others.isEmpty {
      text += "  \(heading)\n"
      for other in others { text += LinkDisplay.lines(other.link, graph, standing: other.standing, indent: 4) }
    }
    return text
  }

  private static func json(_ level: CommandLevel, _ graph: LinkageGraph) -> JSON {
    func commanders(_ found: [Commander]) -> JSON {
      .array(
        found.map { commander in
          .object([
            "person": .string(commander.person), "standing": .string(commander.standing.rawValue),
            "link": LinkDisplay.json(commander.link, graph),
          ])
        })
    }
    return .object([
      "unit": .string(level.unit), "level": .integer(level.level), "standing": .string(level.standing.rawValue),
      "chain": .array(level.chain.map { LinkDisplay.json($0, graph) }), "commanders": commanders(level.commanders),
      "positions": commanders(level.positions), "superiors": commanders(level.superiors),
    ])
  }
}
