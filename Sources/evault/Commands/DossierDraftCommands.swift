import Custody
import Dossiers
import FinishedTexts
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault dossier draft` and `final`: out to where lawyers draft, and back.
enum DossierDraftCommands {
  static let draft = Command(
    CommandSpecification(
      ["dossier", "draft"], "Write the submission as far as it is, to go on with in a word processor.",
      options: [
        DossierChoice.option,
        .value("output", "o", "DIR", help: "the folder for it, which must not exist"),
      ],
      details: """
        In it are submission.docx and submission.md with a token such as [EX 12, p. 3] wherever an exhibit is cited, what only the
        addressee may read as annex.docx and annex.md where the profile has such a section, and the list of exhibits as exhibit-index.xlsx and .csv. They name no author. They are in clear: put the folder where you would put the evidence.
        """,
      example: "evault dossier draft -o /dev/shm/draft")
  ) { session throws(UserError) in
    guard let output = session.invocation.path("output") else {
      throw UserError(.usage, "A draft needs a folder.", next: "Add: -o DIR")
    }
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    let titles = try user { () throws(VaultError) in try ExhibitTitles(unlocked).of(kept.dossier) }
    let draft = DossierDraft(kept, titles: titles)
    let annex = DossierDraft(kept, titles: titles, part: .annex)
    let files: [(name: FilePath, bytes: [UInt8])] = try user { () throws(VaultError) in
      let index = try draft.index()
      var files: [(name: FilePath, bytes: [UInt8])] = [
        ("submission.docx", try draft.document()), ("submission.md", draft.markdown),
        ("exhibit-index.xlsx", index.workbook), ("exhibit-index.csv", index.table),
      ]
      if annex.hasSections { files += [("annex.docx", try annex.document()), ("annex.md", annex.markdown)] }
      return files
    }
    try user { () throws(VaultError) in try NewFolder.write(files, to: output) }
    return CommandResult(
      schema: "dossier-draft",
      [
        "dossier": .string(kept.id.description), "folder": .string(output.description),
        "files": .array(files.map { .string($0.name.description) }),
      ],
      text:
        "Wrote the draft into \(output). It is in clear there.\nWhen it is finished: evault dossier final FILE.docx"
        + (annex.hasSections ? ", and the annex: evault dossier final --annex FILE.docx\n" : "\n")
        + DossierDisplay.caution(kept.profile))
  }

  static let final = Command(
    CommandSpecification(
      ["dossier", "final"], "Take the finished text back: its citations are checked, and it becomes the submission.",
      positionals: "[FILE]", count: 0...1,
      options: [
        DossierChoice.option, .toggle("check", help: "only check it; bring nothing in"),
        .toggle("annex", help: "it is the text that only the addressee may read, and goes with the confidential annex"),
        .toggle("accept", help: "take it although it holds tracked changes, comments or the like"),
        .toggle(
          "drop", help: "instead: the dossier goes on without the finished text; with --annex: without the annex's"),
      ],
      details: """
        FILE is a .docx or a .pdf (for that: poppler-utils). A text that cites what is no exhibit, was taken out, replaced or withheld is not taken. Tracked
        changes, comments, hidden text and leftover guidance stop it too, unless you say --accept. What only the addressee may read is no part of
        a text that goes with the open part: it is a file of its own, taken with --annex. The file is brought in as it is, and sealed.
        Consent is asked when it leaves: a text that cites what is refused then stops the export.
        """,
      example: "evault dossier final request.docx")
  ) { session throws(UserError) in
    if session.invocation.has("drop") { return try drop(session) }
    guard let file = session.invocation.positionals.first else {
      throw UserError(.usage, "A finished text is a file.", next: "Add: FILE.docx")
    }
    let bytes = try CommandFile.read(file, limit: FinishedText.maximumByteCount)
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    let submissions = FinishedSubmission(unlocked, part: session.invocation.has("annex") ? .annex : .open)
    let report = try user { () throws(VaultError) in try submissions.review(bytes, kept) }
    let isTaken = report.permits && (report.notices.isEmpty || session.invocation.has("accept"))
    var item: Identifier?
    if isTaken, !session.invocation.has("check") {
      item = try user { () throws(VaultError) in try submissions.accept(file, reviewed: bytes, kept) }
    }
    return CommandResult(
      isTaken ? .done : .failed, schema: "dossier-final", members(report, kept, item),
      text: text(report, isTaken, item, submissions.part)
    )
  }

  private static func drop(_ session: Session) throws(UserError) -> CommandResult {
    guard session.invocation.positionals.isEmpty, !session.invocation.has("check"), !session.invocation.has("accept")
    else { throw UserError(.usage, "--drop takes no file, and goes with --annex only.") }
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let part: DossierPart = session.invocation.has("annex") ? .annex : .open
    let kept = try user { () throws(VaultError) in
      try FinishedSubmission(unlocked, part: part).drop(DossierReading(unlocked).dossier(id))
    }
    return CommandResult(
      schema: "dossier-written", DossierDisplay.written(kept, numbers: []),
      text: "The dossier has no finished text for \(part == .annex ? "its annex" : "its open part") now.\n")
  }

  private static func members(
    _ report: FinishedSubmission.Report, _ kept: KeptDossier, _ item: Identifier?
  ) -> JSONObject {
    [
      "dossier": .string(kept.id.description), "format": .string(report.format.rawValue),
      "citations": .integer(report.citationCount),
      "findings": .array(
        report.findings.map { finding in
          .object([
            "kind": .string(finding.kind.rawValue), "stops": .bool(finding.kind.isGrave),
            "number": finding.number.map { .integer($0) } ?? .null, "count": .integer(finding.count),
            "line": finding.line.map { .integer($0) } ?? .null, "sentence": .string(finding.sentence),
          ])
        }), "notices": .array(report.notices.map { .string($0.sentence) }),
      "item": item.map { .string($0.description) } ?? .null,
    ]
  }

  private static func text(
    _ report: FinishedSubmission.Report, _ isTaken: Bool, _ item: Identifier?, _ part: DossierPart
  ) -> String {
    var text = "\(report.citationCount) \(report.citationCount == 1 ? "citation" : "citations").\n"
    for finding in report.findings {
      let word = finding.kind.isGrave ? Style.bad(finding.kind.rawValue) : Style.warning(finding.kind.rawValue)
      text += "\(word)  \(VisibleText.escape(finding.sentence))\(finding.line.map { " (line \($0))" } ?? "")\n"
    }
    for notice in report.notices { text += Style.warning("look") + "  \(VisibleText.escape(notice.sentence))\n" }
    if let item {
      text += "It is \(part == .annex ? "the text of the annex" : "the submission") now, as the item \(item).\n"
    } else if isTaken {
      text += "Nothing stops it so far; consent is asked when it leaves. Nothing was brought in.\n"
    } else {
      text += "It was not taken. Nothing was brought in.\n"
    }
    return text
  }
}
