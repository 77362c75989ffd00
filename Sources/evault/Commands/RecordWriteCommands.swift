import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault record add` and `amend`.
enum RecordWriteCommands {
  static let add = Command(
    CommandSpecification(
      ["record", "add"], "Record what is known, in fields: of an interview, a person, a unit, a link…",
      positionals: "TYPE [FILE]", count: 1...2,
      options: [
        .value("compartment", nil, "C", help: "the compartment to seal it to (else general)"),
        PaperFormOption.option("the number of the paper form that it was written on"),
      ],
      details: """
        The record is JSON, from a file or a pipe; whole lines that begin with // are comments.
        Types: \(RecordInput.typeNames); and your organisation's own, x-…. The types consent and withdrawal are sealed to control, identity to identities.
        """,
      example:
        "evault record template unit > /dev/shm/unit.json    # fill it in, then\nevault record add unit /dev/shm/unit.json"
    )
  ) { session throws(UserError) in
    let type = try RecordInput.type(session.invocation.words()[0])
    let fields = try RecordInput.fields(session.invocation.positionals.dropFirst().first)
    let compartment = try session.invocation.text("compartment")
    let form = try PaperFormOption.number(session.invocation)
    let unlocked = try session.unlock()
    let draft = RecordDraft(form: form, type: type, fields: fields, compartment: compartment)
    try user { () throws(VaultError) in try RecordWriting(unlocked).add([draft]) }
    return ConsentRemarks(draft.fields, type, draft.id, in: unlocked).result(
      draft.id.description, type, text: "Recorded \(draft.id) (\(type.rawValue)).\n")
  }

  static let amend = Command(
    CommandSpecification(
      ["record", "amend"], "Correct a record: the whole of it anew. The versions before stay.",
      positionals: "RECORD [FILE]", count: 1...2,
      options: [
        GovernanceInput.reason,
        .value("type", nil, "T", help: "what it is, if you cannot read it"),
      ],
      example: "evault record amend 5D2P-9WQX-ZZ10-4MB7X --reason \"date corrected\" corrected.json")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let id = try session.item(invocation.words()[0])
    guard let reason = try GovernanceInput.text("reason", invocation) else {
      throw UserError(.usage, "Why is it corrected? --reason WHY")
    }
    let type = try invocation.text("type").map { word throws(UserError) in try RecordInput.type(word) }
    let fields = try RecordInput.fields(invocation.positionals.dropFirst().first)
    let unlocked = try session.unlock()
    let written = try user { () throws(VaultError) in
      try RecordWriting(unlocked).amend(id, type: type, fields: fields, reason: reason)
    }
    return ConsentRemarks(fields, written, id, in: unlocked).result(
      id.description, written,
      text: "Corrected \(id) (\(written.rawValue)). What it said before stays: evault record history \(id)\n")
  }
}
