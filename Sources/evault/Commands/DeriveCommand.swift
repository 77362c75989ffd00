import Custody
import EmbeddedMetadata
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault derive`.
enum DeriveCommand {
  private static let kinds = ["transcript", "translation", "redaction", "disclosure-copy", "working-copy", "extract"]
  /// Options that are fields of the record, with the names they have there.
  private static let fields = ["tool": "tool", "tool-version": "version", "language": "language"]

  static let command = Command(
    CommandSpecification(
      ["derive"], "Bring in what was made from an item: a transcript, a translation, a redaction…",
      positionals: "ITEM [FILE]", count: 1...2,
      options: [
        .value("kind", nil, "K", help: "what it is: \(kinds.joined(separator: ", "))"),
        .value("tool", nil, "NAME", help: "the program that was used, or \"by hand\""),
        .value("tool-version", nil, "V", help: "its version"),
        .value("language", nil, "TAG", help: "the language of a transcript or translation (en, uk, ka…)"),
        .value(
          "record", nil, "FILE", help: "more about it, as JSON (removed, parameters, made_by, note): a file, or -"),
        .value("compartment", nil, "C", help: "the compartment to seal it to (else the item's own)"),
      ],
      details: """
        The original stays as it is; both know of each other. A redaction says what was taken out and why, in its record:
        {"removed": [{"what": "a name", "at": "p. 2", "why": "protected person"}]}
        Without FILE, and with --kind disclosure-copy, the copy is made here, in memory: a picture (JPEG, PNG, HEIC, GIF, WebP, TIFF), film or sound
        (MP4, QuickTime, M4A) without its place, device, author, times, thumbnail and comments, by ExifTool. What it shows itself stays.
        Of a DOCX, XLSX or PPTX file properties, comments, people, speaker's notes, thumbnail and numbers of savings (rsid) go, and what its pictures
        tell, and pivot tables become plain cells; tracked changes, what is hidden, macros, attached files and cropped pictures are for you to decide on in
        an office program first. HEIC with more than one picture (thumbnails, maps of depth) makes no copy: convert it to JPEG.
        A PDF is written anew without its properties, earlier states and what nothing refers to, by ExifTool and qpdf.
        """,
      example: """
        evault derive 8Q3T-MZ1K-0VRE-7XA2H transcript.txt --kind transcript --language uk --tool "by hand"
        evault derive 8Q3T-MZ1K-0VRE-7XA2H --kind disclosure-copy
        """)
  ) { session throws(UserError) in
    let invocation = session.invocation
    let parent = try session.item(invocation.words()[0])
    guard let kind = try invocation.text("kind"), kinds.contains(kind) else {
      throw UserError(.usage, "What is it? --kind \(kinds.joined(separator: "|"))")
    }
    guard invocation.positionals.count == 2 else { return try strip(session, parent, kind) }
    var record: JSONObject = ["kind": .string(kind.replacing("-", with: "_"))]
    for (option, field) in fields.sorted(by: { $0.key < $1.key }) {
      if let text = try invocation.text(option) { record.append(field, .string(text)) }
    }
    if let file = invocation.path("record") {
      for member in try RecordInput.fields(file).members where !record.append(member.name, member.value) {
        throw UserError(.usage, "\(EventDisplay.label(member.name)) is said twice: as an option and in the record.")
      }
    }
    let compartment = try invocation.text("compartment")
    let (fields, unlocked) = (record, try session.unlock())
    let derived = try user { () throws(VaultError) in
      try Derivation(unlocked).derive(from: parent, invocation.positionals[1], fields: fields, compartment: compartment)
    }
    return CommandResult(
      schema: "derive",
      [
        "item": .string(derived.item.item.description), "parent": .string(parent.description),
        "record": .string(derived.record.description), "digest": .string(derived.item.digest.hex),
      ],
      text: "Brought in \(derived.item.item), a \(kind) of \(parent). How it was made: \(derived.record)\n")
  }

  /// A copy that is made here.
  private static func strip(_ session: Session, _ parent: Identifier, _ kind: String) throws(UserError) -> CommandResult
  {
    guard kind == "disclosure-copy" else {
      throw UserError(
        .usage, "A FILE is needed: only a disclosure copy can be made here.",
        next: "evault derive ITEM FILE --kind \(kind)")
    }
    let said = (fields.keys.sorted() + ["record", "compartment"]).filter { session.invocation.has($0) }
    guard said.isEmpty else {
      throw UserError(.usage, "--\(said[0]) goes with a FILE: of a copy that is made here the program says it.")
    }
    let unlocked = try session.unlock()
    Process.noteInterrupts()
    let made = try user { () throws(VaultError) in
      try Derivation(unlocked).strip(parent, isInterrupted: { Process.isInterrupted })
    }
    let removed = made.removed.map { fact in
      JSON.object(["kind": .string(fact.kind.rawValue), "field": .string(fact.field)])
    }
    var text = "Brought in \(made.derived.item.item), a disclosure copy of \(parent), without:\n"
    for fact in made.removed {
      text += "  " + TextWidth.fit(fact.kind.rawValue, 12) + VisibleText.escape(fact.field) + "\n"
    }
    text += "How it was made: \(made.derived.record). Look at it before it leaves: what it shows is as it was.\n"
    return CommandResult(
      schema: "derive",
      [
        "item": .string(made.derived.item.item.description), "parent": .string(parent.description),
        "record": .string(made.derived.record.description), "digest": .string(made.derived.item.digest.hex),
        "removed": .array(removed),
      ], text: text)
  }
}
