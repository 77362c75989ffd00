import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault record schema add`, `list` and `show`: types of records that an organisation makes for itself.
enum RecordSchemaCommands {
  static let add = Command(
    CommandSpecification(
      ["record", "schema", "add"], "Add a type of records of your own, or a newer version of one.",
      positionals: "FILE", count: 1...1,
      options: [
        .value(
          "reason", nil, "WHY", help: "why a newer version takes the place of the one before (- asks, or reads it)")
      ],
      details: """
        FILE is a JSON Schema (2020-12). Its "$id" says which type and version it is:
        urn:evidencevault:schema:own:x-vehicle:1. Title, description and an example must be there, and a title and description
        for each field; "additionalProperties" is false. It may refer to urn:evidencevault:schema:records:common:1. It is sealed to
        general; for custodians only. Records that were written before a newer version keep theirs.
        """,
      example: "evault record schema add vehicle.schema.json\nevault record template x-vehicle")
  ) { session throws(UserError) in
    let reason = try GovernanceInput.text("reason", session.invocation)
    let bytes = try user { () throws(VaultError) in try RecordFile.read(session.invocation.positionals[0]) }
    let unlocked = try session.unlock()
    let schema = try user { () throws(VaultError) in try SchemaWriting(unlocked).add(bytes, reason: reason) }
    return CommandResult(
      schema: "record-schema-added", members(schema),
      text:
        "Added \(schema.name.name), version \(schema.version). A skeleton: evault record template \(schema.name.name)\n"
    )
  }

  static let list = Command(
    CommandSpecification(
      ["record", "schema", "list"], "List your organisation's own types of records.",
      example: "evault record schema list")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let versions = try user { () throws(VaultError) in try RecordVocabulary(unlocked).current() }
    var table = TextTable("TYPE", "VERSION", "ADDED", "BY", "WHAT")
    for version in versions {
      table.add(
        version.schema.name.name, String(version.schema.version), version.event.statement.recorded.description,
        version.event.signer.label, version.schema.title)
    }
    return CommandResult(
      schema: "record-schemas", ["schemas": .array(versions.map(json))],
      text: (versions.isEmpty ? "No types of your own.\n" : table.render()) + Unreadable.advice(unlocked))
  }

  static let show = Command(
    CommandSpecification(
      ["record", "schema", "show"], "Print the schema of a type of records as it was given.", positionals: "TYPE",
      count: 1...1,
      options: [.value("version", nil, "N", help: "an earlier version (else the newest)")],
      example: "evault record schema show x-vehicle")
  ) { session throws(UserError) in
    let type = try RecordInput.type(session.invocation.words()[0])
    let number = try session.invocation.text("version")
    let unlocked = try session.unlock()
    let all = try user { () throws(VaultError) in try RecordVocabulary(unlocked).versions() }
    let versions = all.filter { .own($0.schema.name) == type }
    guard let version = versions.last(where: { number == nil || String($0.schema.version) == number }) else {
      throw UserError(
        .failed, "There is no such schema in this vault that you can read.", next: "See: evault record schema list")
    }
    let text = String(decoding: version.schema.form.text, as: UTF8.self)
    var members = json(version).objectValue ?? [:]
    members["document"] = .string(text)
    return CommandResult(schema: "record-schema", members, text: text.hasSuffix("\n") ? text : text + "\n")
  }

  private static func members(_ schema: OwnRecordSchema) -> JSONObject {
    ["type": .string(schema.name.name), "version": .integer(schema.version), "record_schema": .string(schema.form.id)]
  }

  private static func json(_ version: RecordVocabulary.Version) -> JSON {
    var object = members(version.schema)
    object["title"] = .string(version.schema.title)
    object["description"] = .string(version.schema.summary)
    object["added"] = .string(version.event.statement.recorded.description)
    object["actor"] = .string(version.event.signer.label)
    object["amendment"] = version.amendment.map { .string($0) } ?? .null
    object["index"] = .number(JSONNumber(version.event.index))
    return .object(object)
  }
}
