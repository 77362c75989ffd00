import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault record template` and `validate`: they need no vault, but for a type of the organisation's own.
enum RecordFormCommands {
  static let template = Command(
    CommandSpecification(
      ["record", "template"], "Print a record to be filled in, with what belongs where.", positionals: "TYPE",
      count: 1...1,
      details: "Types: \(RecordInput.typeNames); and your organisation's own, x-… (evault record schema list).",
      example: "evault record template interview")
  ) { session throws(UserError) in
    let type = try RecordInput.type(session.invocation.words()[0])
    let form = try RecordInput.form(type, session)
    let text = String(decoding: form.template, as: UTF8.self)
    return CommandResult(
      schema: "record-template",
      [
        "type": .string(type.rawValue), "record_schema": .string(form.id), "template": .string(text),
      ],
      text: text)
  }

  static let validate = Command(
    CommandSpecification(
      ["record", "validate"], "Say whether a record is right, without writing it.", positionals: "TYPE [FILE]",
      count: 1...2,
      details: "Types: \(RecordInput.typeNames); and your organisation's own, x-… (evault record schema list).",
      example: "evault record validate unit unit.json")
  ) { session throws(UserError) in
    let type = try RecordInput.type(session.invocation.words()[0])
    let form = try RecordInput.form(type, session)
    let fields = try RecordInput.fields(session.invocation.positionals.dropFirst().first)
    var faults = RecordValidation.faults(fields, form) + RecordValidation.leftFromTemplate(fields)
    if faults.isEmpty { faults = try user { () throws(VaultError) in try RecordValidation.senseFaults(fields, type) } }
    return CommandResult(
      faults.isEmpty ? .done : .usage, schema: "record-validate",
      ["type": .string(type.rawValue), "faults": .array(faults.map { .string($0) })],
      text: faults.isEmpty
        ? "The record is right. What it names was not looked up.\n" : faults.map { $0 + "\n" }.joined())
  }
}
