import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultCrypto
import VaultKit

/// `evault log`.
enum LogCommand {
  static let command = Command(
    CommandSpecification(
      ["log"], "Show the custody log: every event that you may read, in order.",
      options: EventFilterOptions.all + [
        .toggle("json-lines", help: "one JSON document a line, as they are read; the last one says that it is the end")
      ],
      example: """
        evault log --type access --since 2026-11-01T00:00Z
        evault log --json-lines --actor counsel-1
        """)
  ) { session throws(UserError) in
    var filter = try EventFilterOptions.read(session)
    if session.invocation.has("json-lines") { return try lines(session, filter) }
    let unlocked = try session.unlock()
    var events: [CustodyEvent] = []
    var unreadable: [EventFailure] = []
    try user { () throws(VaultError) in
      try Inventory(unlocked).events { result throws(VaultError) in
        switch result {
        case .success(let event): if filter.wants(event) { events.append(event) }
        case .failure(let failure): unreadable.append(failure)
        }
      }
    }
    let state = try user { () throws(VaultError) in try unlocked.vault.state() }
    let timestamping = HeadTimestamping(unlocked.vault)
    let text =
      (events.isEmpty ? "No entries match.\n" : "")
      + events.map {
        EventDisplay.lines($0, authority: timestamping.authority) + "    about: \($0.statement.item)\n"
      }.joined()
      + Unreadable.lines(unreadable, unlocked)
      + "\nThe log has \(EntryCount.text(state.head.size)). Root:\n  \(state.head.root)\n"
    let members: JSONObject = [
      "size": .number(JSONNumber(state.head.size)), "root": .string(state.head.root.hex),
      "events": .array(events.map(EventDisplay.json)), "unreadable": Unreadable.json(unreadable, unlocked),
    ]
    return CommandResult(Unreadable.code(unreadable, unlocked), schema: "log", members, text: text)
  }

  /// Each event is written as it is read, so that a long log needs no memory; what lacks the last line was cut off.
  private static func lines(_ session: Session, _ wanted: EventFilter) throws(UserError) -> CommandResult {
    var filter = wanted
    guard !session.invocation.has("json") else {
      throw UserError(.usage, "--json gives one document, --json-lines one a line: choose one.")
    }
    let unlocked = try session.unlock()
    let state = try user { () throws(VaultError) in try unlocked.vault.state() }
    var (count, unreadable) = (0, [EventFailure]())
    let line = { (kind: String, value: JSON) in
      StandardStream.result(CommandResult.line(schema: "log-line", ["kind": .string(kind), kind: value]))
    }
    try user { () throws(VaultError) in
      try Inventory(unlocked).events { result throws(VaultError) in
        switch result {
        case .success(let event):
          guard filter.wants(event) else { return }
          count += 1
          line("event", EventDisplay.json(event))
        case .failure(let failure):
          unreadable.append(failure)
          line("unreadable", Unreadable.json(failure, unlocked))
        }
      }
    }
    let end: JSONObject = [
      "size": .number(JSONNumber(state.head.size)), "root": .string(state.head.root.hex), "events": .integer(count),
      "unreadable": .integer(unreadable.count),
    ]
    line("end", .object(end))
    return CommandResult(written: Unreadable.code(unreadable, unlocked), schema: "log-line")
  }
}
