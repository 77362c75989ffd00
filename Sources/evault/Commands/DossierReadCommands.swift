import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault dossier list`, `show`, `check` and `matrix`.
enum DossierReadCommands {
  static let list = Command(
    CommandSpecification(["dossier", "list"], "List the dossiers that you may read.", example: "evault dossier list")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let all = try user { () throws(VaultError) in try DossierReading(unlocked).all() }
    var table = TextTable("DOSSIER", "CHANGED", "PROFILE", "EXHIBITS", "TITLE")
    for (record, dossier) in all {
      table.add(
        record.id.description, record.event.statement.recorded.description, dossier.profile.name,
        String(dossier.exhibitsInUse.count), dossier.title)
    }
    return CommandResult(
      schema: "dossiers",
      [
        "dossiers": .array(
          all.map { record, dossier in
            .object([
              "dossier": .string(record.id.description), "profile": .string(dossier.profile.name),
              "title": .string(dossier.title), "exhibits": .integer(dossier.exhibitsInUse.count),
              "changed": .string(record.event.statement.recorded.description),
            ])
          })
      ],
      text: (all.isEmpty ? "No dossiers.\n" : table.render()) + Unreadable.advice(unlocked))
  }

  static let show = Command(
    CommandSpecification(
      ["dossier", "show"], "Show a dossier: sections, elements and exhibits.", options: [DossierChoice.option],
      details: "As a record, with every version: evault record history DOSSIER", example: "evault dossier show")
  ) { session throws(UserError) in
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    let titles = try user { () throws(VaultError) in try ExhibitTitles(unlocked).of(kept.dossier) }
    return CommandResult(
      schema: "dossier",
      [
        "dossier": .string(kept.id.description), "versions": .integer(kept.versions.count),
        "fields": .object(kept.dossier.fields),
      ], text: DossierDisplay.text(kept, titles))
  }

  static let check = Command(
    CommandSpecification(
      ["dossier", "check"], "What a dossier lacks: what is missing, weak or contradictory, and what would mend it.",
      options: [
        DossierChoice.option, UseOptions.affirm,
        .value(
          "withhold", nil, "CLAIM", repeats: true, help: "ask consents as an export that withholds it; or: payload"),
      ],
      details: """
        It looks at what the profile asks for and what is recorded, as far as you can read it. That nothing is found does not make a submission good.
        Consents are asked as evault export --dossier asks them: with the same --withhold and --affirm. That somebody took theirs back, or that it ended, is
        told first. Whoever agreed to no name may be in an annex that does not tell whom it comes from: --withhold source.
        It ends with 1 where something is missing or contradictory.
        """,
      example: "evault dossier check")
  ) { session throws(UserError) in
    let id = try DossierChoice.id(session)
    let affirmed = try UseOptions.affirmed(session.invocation)
    let withhold = try session.invocation.texts("withhold")
    try user { () throws(VaultError) in try ExportRequest.requireClaims(withhold) }
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    let facts = try user { () throws(VaultError) in
      try DossierFactsReading(unlocked).facts(of: kept, affirmed: affirmed, withhold: Set(withhold))
    }
    let findings = DossierCheck.findings(of: kept.dossier, kept.profile, facts, name: kept.id.description)
    let isBad = findings.contains { $0.kind != .weak }
    return CommandResult(
      isBad ? .failed : .done, schema: "dossier-check",
      [
        "dossier": .string(kept.id.description), "profile": .object(DossierDisplay.profile(kept.dossier)),
        "findings": .array(findings.map { .object(DossierDisplay.json($0)) }),
      ], text: DossierDisplay.text(findings, kept) + Unreadable.advice(unlocked))
  }

  static let matrix = Command(
    CommandSpecification(
      ["dossier", "matrix"], "Elements against evidence: which exhibit bears on what.",
      options: [DossierChoice.option, CommandFile.option],
      details: "+ supports, - speaks against, o context. With -o FILE.csv, as a table for a spreadsheet.",
      example: "evault dossier matrix -o matrix.csv")
  ) { session throws(UserError) in
    let id = try DossierChoice.id(session)
    let output = session.invocation.path("output")
    if let output { try CommandFile.refuseTaken(output) }
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    let facts = try user { () throws(VaultError) in try DossierFactsReading(unlocked).facts(of: kept) }
    let matrix = DossierMatrix(kept.dossier, kept.profile, facts)
    if let output { try CommandFile.write(MatrixDisplay.csv(matrix, kept.dossier), to: output) }
    return CommandResult(
      schema: "dossier-matrix", MatrixDisplay.json(matrix, kept),
      text: output.map { "Wrote the matrix: \($0)\n" } ?? MatrixDisplay.text(matrix, kept.dossier))
  }
}
