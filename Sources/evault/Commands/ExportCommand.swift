import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault export`.
enum ExportCommand {
  static let command = Command(
    CommandSpecification(
      ["export"], "Let items leave as a signed bundle that anyone can verify offline.", positionals: "ITEM…",
      count: 0...100_000,
      options: [
        .value("output", "o", "DIR", help: "the bundle's folder, or NAME.tar.age to seal it; must not exist"),
        .value("withhold", nil, "CLAIM", repeats: true, help: "keep a claim back that leaves by default, or: payload"),
        .value("disclose", nil, "CLAIM", repeats: true, help: "let a claim leave that stays by default"),
        .value(
          "consent", nil, "ITEM", repeats: true,
          help: "a consent record, or its form, that must be among those that decide"),
        .value("recipient", nil, "OFFICE", help: "who receives it: an office, never a person; asked for at a terminal"),
        .value("purpose", nil, "WHY", help: "why; asked for at a terminal"),
        .value("items", nil, "FILE", help: "read identifiers from a file, one a line, or - for standard input"),
        .toggle("preview", help: "show field by field what would be seen; write nothing"),
        .value(
          "dossier", "d", "ID", help: "the exhibits of a dossier, with its index, its documents and its submission"),
        .toggle("whole", help: "with --dossier that supplements an earlier bundle: all exhibits again"),
        .toggle(
          "leave-out-refused",
          help: "with --dossier: go on without what consent or marking keeps back; the bundle says so"),
        .toggle("recover", help: "only clean up exports that were interrupted on this machine"),
        .value(
          "also-signed-by", nil, "LABEL", repeats: true,
          help: "a member who will sign the bundle too (evault sign): the recipient sees label and role"),
        LanguageChoice.option,
      ] + SealingOptions.all + UseOptions.all + UseOptions.names + CertificateChoice.options,
      details: """
        By default digest, size, media type and times leave; people, places, names and notes stay. Where the payload is
        withheld, so are its digest and size, unless they are disclosed by name.
        The authorisation is recorded before the first clear byte, completion before the bundle gets its name.
        Interviews, and what comes from a person or was made from it, leave only as that person agreed: for this purpose
        (--for), to this office (--recipient) or a class of offices (--recipient-class). See: evault consent.
        In the bundle, report.html shows people what is in it, and verify.html checks it.
        Files are looked into first (with ExifTool, PDF files with qpdf too): a place, a device, an author, a thumbnail, a comment, a tracked change that
        they hold stops the export where you keep that back. Make a copy without it: evault derive ITEM --kind disclosure-copy.
        What may be seen is accepted by its kind: --affirm embedded-comment; what cannot be looked into: --affirm not-inspected.
        What the same office received before counts, also where its name is written in another way. Where a name is nearly the same, say
        whether it is the same office: --recipient-is "U.S. Treasury", or --recipient-is-not.
        With --to or --passphrase the bundle is one sealed file, NAME.tar.age, and nothing of it is ever on the disk in clear; beside it
        NAME.opening.txt says in plain words how to open it. A passphrase is told by another way than the file. With --volume-size it is several
        files, NAME.1-of-3.tar.age and so on, each a bundle of its own that verifies alone.
        With --dossier the profile says what for, to which class, in what form and which claims leave. Exhibits that are not marked open go into a bundle of
        their own, DIR-annex, the confidential annex, for the addressee alone. Where no exhibit that leaves is marked open, the annex is all there is: it is
        DIR itself, and it is said that it is the annex. Who receives it (else the dossier's addressee) and why must be said. Nothing overrides consent.
        """,
      example: """
        evault export 8Q3T-MZ1K-0VRE-7XA2H --preview
        evault export --dossier 5D2P-9WQX-ZZ10-4MB7X -o request --recipient "an office" --purpose "sanctions request"
        evault export 8Q3T-MZ1K-0VRE-7XA2H -o bundle-1 --purpose "sanctions request" --for sanctions --recipient-class authority
        evault export 8Q3T-MZ1K-0VRE-7XA2H -o delivery.tar.age --to age1… --recipient "sanctions desk" --purpose "sanctions request"
        """)
  ) { session throws(UserError) in
    let invocation = session.invocation
    let unlocked = try session.unlock()
    let export = Export(unlocked)
    if invocation.has("recover") {
      let ended = try user { () throws(VaultError) in try export.recover() }
      return CommandResult(
        schema: "export-recover", ["aborted": identifiers(ended)],
        text:
          "\(ended.count) interrupted \(ended.count == 1 ? "export was" : "exports were") cleaned up and recorded as aborted.\n"
      )
    }
    if invocation.has("dossier") { return try DossierExport.run(session, unlocked) }
    let (request, passphrase) = try request(session, unlocked)
    if invocation.has("leave-out-refused") {
      throw UserError(
        .usage, "--leave-out-refused goes with --dossier: only there does the bundle say that it is not whole.",
        next: "Leave out what is refused by yourself, or make a dossier of it.")
    }
    if invocation.has("preview") {
      return preview(try user { () throws(VaultError) in try export.preview(request) })
    }
    return result(try write(request, export), unlocked.vault.fingerprint, passphrase)
  }

  static func write(_ request: ExportRequest, _ export: Export) throws(UserError) -> ExportReport {
    let progress = Progress("exporting", total: 0)
    Process.noteInterrupts()
    let report = try user { () throws(VaultError) in
      try export.run(request, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return report
  }

  /// - Returns: also the words that it is sealed with, where they are made up.
  private static func request(
    _ session: Session, _ unlocked: UnlockedVault
  ) throws(UserError) -> (ExportRequest, passphrase: String?) {
    let invocation = session.invocation
    var words = try invocation.words()
    if let list = invocation.path("items") {
      let bytes = try user { () throws(VaultError) in try RecordFile.read(list) }
      words += String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).map { String($0) }
    }
    guard !words.isEmpty else { throw UserError(.usage, "No items were named.", next: "See: evault list") }
    var items: [Identifier] = []
    for word in words { items.append(try session.item(word)) }
    var consents: [Identifier] = []
    for word in try invocation.texts("consent") { consents.append(try session.item(word)) }
    let isPreview = invocation.has("preview")
    guard let output = invocation.path("output") ?? (isPreview ? "preview" : nil) else {
      throw UserError(.usage, "A bundle needs a folder.", next: "Add: -o DIR")
    }
    let recipient =
      try invocation.text("recipient") ?? (isPreview ? nil : ask("Who receives it (an office, never a person)? "))
    let purpose = try invocation.text("purpose") ?? (isPreview ? nil : ask("Why? "))
    let (withhold, disclose) = (try invocation.texts("withhold"), try invocation.texts("disclose"))
    let (named, cited) = (items, consents)
    let use = try UseOptions.readExport(invocation)
    var request = try user { () throws(VaultError) in
      try ExportRequest(
        items: named, destination: output, withhold: withhold, disclose: disclose, consents: cited,
        recipient: recipient ?? ExportRequest.notStated, purpose: purpose ?? ExportRequest.notStated, use: use)
    }
    try addSigners(to: &request, isPreview ? nil : CertificateChoice.open(invocation), invocation)
    return isPreview ? (request, nil) : try SealingOptions.seal(request, invocation, unlocked)
  }

  /// Who signs the bundle beside the one who exports.
  static func addSigners(
    to request: inout ExportRequest, _ certificate: CertificateIdentity?, _ invocation: Invocation
  ) throws(UserError) {
    request.furtherSigners = try invocation.texts("also-signed-by")
    request.certificate = certificate
    request.language = try LanguageChoice.read(invocation)
  }

  static func ask(_ question: String) -> String? {
    guard Terminal.current.canAsk, let answer = Prompt.line(question), !answer.isEmpty else { return nil }
    return answer
  }

  static func identifiers(_ items: [Identifier]) -> JSON { .array(items.map { .string($0.description) }) }

  private static func result(
    _ report: ExportReport, _ fingerprint: Fingerprint, _ passphrase: String?
  ) -> CommandResult {
    CommandResult(
      schema: "export", members(report, fingerprint, passphrase), text: text(report, fingerprint, passphrase))
  }

  static func text(_ report: ExportReport, _ fingerprint: Fingerprint, _ passphrase: String?) -> String {
    let what =
      switch report.part {
      case nil: "the bundle"
      case .open: "the open part"
      case .annex: "the confidential annex, for the addressee alone,"
      }
    var text = """
      Wrote \(what) \(report.volumes.isEmpty ? "\(report.folder)" : "in \(report.volumes.count) volumes"): \(report.items.count) \(report.items.count == 1 ? "exhibit" : "exhibits"), \(ByteCount.format(report.byteCount)).
      Its tag manifest has the SHA-256 \(report.tagManifest)

      Give the recipient the vault's fingerprint another way than the bundle:
        \(fingerprint.groupedLines(indent: 2))
      They verify it with: evault-verify \(report.volumes.first?.file ?? report.folder)\(opening(report, passphrase)) --fingerprint …   or as its README.txt says.

      """
    if let certificate = report.certificate {
      text += "Signed with the certificate of \(VisibleText.escape(certificate.subject)) too.\n"
    }
    text += SealingOptions.text(report, passphrase)
    text += asked(report.recipientClasses)
    for remark in report.remarks { text += Style.warning("note") + "  \(VisibleText.escape(remark))\n" }
    if !report.leftOut.isEmpty {
      text +=
        "Left out, because consent or marking keeps them back: \(report.leftOut.map(\.description).joined(separator: ", "))\n"
    }
    for export in report.recovered {
      text += "An earlier export, \(export), was interrupted: cleaned up, recorded as aborted.\n"
    }
    return text
  }

  /// What opens a sealed bundle for its verification.
  private static func opening(_ report: ExportReport, _ passphrase: String?) -> String {
    report.isSealed && passphrase == nil ? " --identity FILE" : ""
  }

  static func members(_ report: ExportReport, _ fingerprint: Fingerprint, _ passphrase: String?) -> JSONObject {
    var members: JSONObject = [
      "export": .string(report.export.description),
      "part": report.part.map { .string($0.rawValue) } ?? .null, "folder": .string(report.folder.description),
      "tag_manifest": .string(report.tagManifest.hex), "items": identifiers(report.items),
      "bytes": .number(JSONNumber(report.byteCount)), "log_size": .number(JSONNumber(report.logSize)),
      "fingerprint": .string(fingerprint.description), "recovered": identifiers(report.recovered),
      "recipient_classes": .array(report.recipientClasses.map { .string($0) }),
      "remarks": .array(report.remarks.map { .string($0) }), "left_out": identifiers(report.leftOut),
      "certificate": report.certificate.map { .string($0.digest.hex) } ?? .null,
    ]
    guard report.isSealed else { return members }
    members.append("sealed", .string(passphrase == nil ? "recipients" : "passphrase"))
    if !report.volumes.isEmpty {
      let volumes = report.volumes.map {
        JSON.object(["file": .string($0.file.description), "tag_manifest": .string($0.tagManifest.hex)])
      }
      members.append("volumes", .array(volumes))
    }
    if let passphrase { members.append("passphrase", .string(passphrase)) }
    return members
  }

  /// The classes with which consents were asked: a dossier's addressee decides them, and whoever exports has to see that.
  private static func asked(_ classes: [String]) -> String {
    guard !classes.isEmpty else { return "" }
    return
      "Consents were asked for: \(classes.map(VisibleText.escape).joined(separator: ", ")). Does the recipient belong to these?\n"
  }

  private static func preview(_ preview: ExportPreview) -> CommandResult {
    CommandResult(schema: "export-preview", members(preview), text: text(preview))
  }

  static func text(_ preview: ExportPreview) -> String {
    var text = ""
    for (word, said) in [("To", preview.recipient), ("Why", preview.purpose)] {
      text += TextWidth.fit(word + ":", 5) + (said.map(VisibleText.escape) ?? ExportRequest.notStated) + "\n"
    }
    text += "\n"
    for exhibit in preview.exhibits {
      text += Style.heading("Exhibit \(exhibit.number)") + "  \(exhibit.item)\n"
      text += "  " + (preview.includesPayloads ? Style.warning("leaves  ") + "the payload\n" : "stays   the payload\n")
      for (name, value, isDisclosed) in exhibit.claims {
        text +=
          "  " + (isDisclosed ? Style.warning("leaves  ") : "stays   ") + TextWidth.fit(VisibleText.escape(name), 15)
          + EventDisplay.text(value) + "\n"
      }
      text +=
        "  \(exhibit.eventCount) \(exhibit.eventCount == 1 ? "event" : "events") of its custody: who signed (by label), when, of what type\n"
    }
    text += asked(preview.recipientClasses)
    if !preview.consents.isEmpty { text += "\nConsent allows it: \(preview.consents.joined(separator: ", ")).\n" }
    for remark in preview.remarks { text += Style.warning("note") + "  \(VisibleText.escape(remark))\n" }
    for origin in preview.origins {
      text +=
        Style.heading("Origin") + "  \(origin)\n  stays   the payload and what is said of it\n"
        + "  " + Style.warning("leaves  ") + "its custody, and that an exhibit was made from it\n"
    }
    if let submission = preview.submission {
      text += "\n" + Style.warning("leaves  ") + "the finished text \(submission)\n"
    }
    text +=
      Style.warning("leaves  ") + "report.html: the above, for people to read"
      + (preview.documents.isEmpty ? "\n" : "; and which exhibit bears on which element of the profile\n")
    text += PreviewedDocuments.text(preview.documents)
    if !preview.leftOut.isEmpty {
      let numbers = preview.leftOut.sorted().map(String.init).joined(separator: ", ")
      text += "stays   exhibits \(numbers) of the dossier; that they exist is seen\n"
    }
    text += "\nBeside this anyone can see:\n" + ExportPreview.remains.map { "  \($0.says)\n" }.joined()
    return text + "Nothing was written.\n"
  }

  static func members(_ preview: ExportPreview) -> JSONObject {
    [
      "recipient": preview.recipient.map { .string($0) } ?? .null,
      "purpose": preview.purpose.map { .string($0) } ?? .null,
      "remains": .array(
        ExportPreview.remains.map { .object(["what": .string($0.word), "says": .string($0.says)]) }),
      "payloads": .bool(preview.includesPayloads),
      "recipient_classes": .array(preview.recipientClasses.map { .string($0) }),
      "consents": .array(preview.consents.map { .string($0) }),
      "remarks": .array(preview.remarks.map { .string($0) }),
      "documents": .array(preview.documents.map { .string($0.name) }),
      "texts": PreviewedDocuments.json(preview.documents),
      "submission": preview.submission.map { .string($0.description) } ?? .null,
      "origins": identifiers(preview.origins), "left_out": .array(preview.leftOut.sorted().map { .integer($0) }),
      "exhibits": .array(
        preview.exhibits.map { exhibit in
          .object([
            "number": .integer(exhibit.number), "item": .string(exhibit.item.description),
            "events": .integer(exhibit.eventCount),
            "claims": .array(
              exhibit.claims.map {
                .object(["name": .string($0.name), "value": $0.value, "leaves": .bool($0.isDisclosed)])
              }),
          ])
        }),
    ]
  }
}
