import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// An item's chain of custody as a drawing and as JSON.
struct CustodyDisplay {
  let item: Identifier
  let chain: [CustodyEvent]
  let lineage: ItemLineage
  let repairs: ItemRepairs
  /// Nil where they cannot be read: a check says why.
  let times: OutsideTimes?

  /// The chain, drawn.
  var drawing: String {
    var derived = lineage.derived[...]
    var repaired = repairs.steps[...]
    var nodes = lineage.origins.map(origin)
    for event in chain {
      while let step = derived.first, step.record.event.homeIndex < event.homeIndex {
        nodes.append(branch(step))
        derived.removeFirst()
      }
      while let step = repaired.first, step.event.homeIndex < event.homeIndex {
        nodes.append(repair(step))
        repaired.removeFirst()
      }
      nodes.append(node(event))
    }
    nodes += derived.map(branch) + repaired.map(repair)
    return Style.heading("Chain of custody of \(item)") + "\n\n" + ChainDrawing(nodes).shown
  }

  private func node(_ event: CustodyEvent) -> ChainDrawing.Node {
    let word = event.action?.rawValue ?? event.statement.type.rawValue
    let title = event.words ?? "Something that is not disclosed"
    var lines = [
      "by \(VisibleText.escape(event.signer.label)) (\(event.signer.role.rawValue)), \(EventDisplay.place(event))"
    ]
    if let local = HumanTime.local(event.statement.recorded) { lines.append("time here: \(local)") }
    lines.append("verified: signature; role, by roster \(event.statement.roster); place in the log")
    lines += vouched(event)
    return ChainDrawing.Node(
      .event, "\(event.statement.recorded)  \(Style.heading(title))  (\(word))", lines + EventDisplay.details(event))
  }

  /// By when it existed, in the word of others.
  private func vouched(_ event: CustodyEvent) -> [String] {
    guard let times else { return ["times: cannot be told; evault check says why"] }
    var lines: [String] = []
    if let word = times.existedBy(event.homeIndex) {
      lines.append(
        Style.good("existed") + " by \(word.time), as \(VisibleText.escape(word.name)) says")
    } else if times.isUnjudged(event.homeIndex) {
      lines.append("timestamped: not judged without --trust-roots FILE")
    }
    if let word = times.cosigned(event.homeIndex) {
      lines.append("cosigned by \(word.time), by the clock of \(VisibleText.escape(word.name))")
    }
    return lines.isEmpty ? ["time: by the recorder's clock alone"] : lines
  }

  private func branch(_ step: ItemLineage.Step) -> ChainDrawing.Node {
    let event = step.record.event
    return ChainDrawing.Node(
      .branch, "\(event.statement.recorded)  " + Style.heading("Made from it: \(kind(step))"),
      [
        "\(step.item)",
        "by \(VisibleText.escape(event.signer.label)) (\(event.signer.role.rawValue)), \(EventDisplay.place(event))",
      ])
  }

  private func repair(_ step: ItemRepairs.Step) -> ChainDrawing.Node {
    let event = step.event
    let (title, what): (String, String)
    if let repaired = step.repaired {
      let mirror = "the mirror \(VisibleText.escape(repaired.mirror))"
      title = "Fixity restored"
      what =
        "It was \(repaired.wasMissing ? "missing" : "damaged") in \(repaired.inVault ? "the vault, and came whole from \(mirror)" : "\(mirror), and came whole from the vault")."
    } else {
      title = "Found whole nowhere"
      what = "It was damaged or missing here, and no mirror that this vault's keeper knew had it whole."
    }
    return ChainDrawing.Node(
      .event, "\(event.statement.recorded)  \(Style.heading(title))  (\(EventAction.restored.rawValue))",
      [
        "object \(VisibleText.escape(step.object))", what,
        "by \(VisibleText.escape(event.signer.label)) (\(event.signer.role.rawValue)), \(EventDisplay.place(event))",
      ] + vouched(event))
  }

  private func json(_ step: ItemRepairs.Step) -> JSON {
    .object([
      "event": .string(step.event.statement.event.description),
      "recorded": .string(step.event.statement.recorded.description),
      "index": .number(JSONNumber(step.event.index)), "object": .string(step.object),
      "state": step.repaired == nil ? "lost" : "restored",
      "found": step.repaired.map { $0.wasMissing ? "missing" : "damaged" } ?? .null,
      "in": step.repaired.map { $0.inVault ? "vault" : "mirror" } ?? .null,
      "mirror": step.repaired.map { .string(VisibleText.escape($0.mirror)) } ?? .null,
    ])
  }

  private func origin(_ step: ItemLineage.Step) -> ChainDrawing.Node {
    ChainDrawing.Node(.origin, Style.heading("Made from \(step.item)"), ["as its \(kind(step)): \(step.record.id)"])
  }

  private func kind(_ step: ItemLineage.Step) -> String { EventDisplay.label(step.kind) }

  /// What was made from what, and who vouches for times: members of the document.
  var members: [JSONMember] {
    [
      JSONMember("made_from", .array(lineage.origins.map(json))),
      JSONMember("derived", .array(lineage.derived.map(json))),
      JSONMember("repairs", .array(repairs.steps.map(json))),
      JSONMember("times", .array(chain.map(timesJSON))),
    ]
  }

  private func json(_ step: ItemLineage.Step) -> JSON {
    .object([
      "item": .string(step.item.description), "kind": .string(step.kind), "record": .string(step.record.id.description),
      "recorded": .string(step.record.event.statement.recorded.description),
    ])
  }

  private func timesJSON(_ event: CustodyEvent) -> JSON {
    let (stamped, cosigned) = (times?.existedBy(event.homeIndex), times?.cosigned(event.homeIndex))
    return .object([
      "event": .string(event.statement.event.description),
      "existed_by": stamped.map { .string($0.time.description) } ?? .null,
      "authority": stamped.map { .string(VisibleText.escape($0.name)) } ?? .null,
      "unjudged": .bool(times?.isUnjudged(event.homeIndex) ?? false),
      "cosigned": cosigned.map { .string($0.time.description) } ?? .null,
      "cosigner": cosigned.map { .string($0.name) } ?? .null,
    ])
  }
}
