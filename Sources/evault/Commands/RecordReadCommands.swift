import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault record show`, `history` and `list`.
enum RecordReadCommands {
  static let show = Command(
    CommandSpecification(
      ["record", "show"], "Show a record as it stands.", positionals: "RECORD", count: 1...1,
      example: "evault record show 5D2P-9WQX-ZZ10-4MB7X")
  ) { session throws(UserError) in
    let id = try session.item(session.invocation.words()[0])
    let unlocked = try session.unlock()
    let versions = try user { () throws(VaultError) in try RecordReading(unlocked).history(of: id) }
    let newest = versions[versions.count - 1]
    let form = try user { () throws(VaultError) in try PaperFormReading(unlocked).known(id) }
    return CommandResult(
      schema: "record",
      [
        "record": RecordDisplay.json(newest), "versions": .integer(versions.count),
        "photographs": .array(form.photographs.map { .string($0.description) }),
      ],
      text: RecordDisplay.lines(newest, version: versions.count, of: versions.count)
        + PaperFormDisplay.photographs(form))
  }

  static let history = Command(
    CommandSpecification(
      ["record", "history"], "Show every version of a record, the oldest first.", positionals: "RECORD", count: 1...1,
      example: "evault record history 5D2P-9WQX-ZZ10-4MB7X")
  ) { session throws(UserError) in
    let id = try session.item(session.invocation.words()[0])
    let unlocked = try session.unlock()
    let versions = try user { () throws(VaultError) in try RecordReading(unlocked).history(of: id) }
    let text = versions.enumerated().map { RecordDisplay.lines($1, version: $0 + 1, of: versions.count) }
    return CommandResult(
      schema: "record-history", ["versions": .array(versions.map(RecordDisplay.json))],
      text: text.joined(separator: "\n"))
  }

  static let list = Command(
    CommandSpecification(
      ["record", "list"], "List the records that you may read, as they stand.",
      options: [
        .value("type", nil, "T", help: "only records of this type"),
        .value("about", nil, "ID", help: "only records that name this item or record"),
      ],
      example: "evault record list --type unit")
  ) { session throws(UserError) in
    let type = try session.invocation.text("type").map { word throws(UserError) in try RecordInput.type(word) }
    let about = try session.invocation.text("about").map { text throws(UserError) in try session.item(text) }
    let unlocked = try session.unlock()
    let all = try user { () throws(VaultError) in try RecordReading(unlocked).current(type.map { [$0] }) }
    let records = all.filter { record in about.map { record.names($0) } ?? true }
    var table = TextTable("RECORD", "RECORDED", "TYPE", "BY", "WHAT")
    for record in records {
      table.add(
        record.id.description, record.event.statement.recorded.description, record.type.rawValue,
        record.event.signer.label, record.heading)
    }
    let text =
      records.isEmpty
      ? "No records.\n" : table.render() + "\n\(records.count) \(records.count == 1 ? "record" : "records").\n"
    return CommandResult(
      schema: "records", ["records": .array(records.map(RecordDisplay.json))], text: text + Unreadable.advice(unlocked))
  }
}
