import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault export list` and `evault recall`: who received what, and asking for it back.
enum ExportListCommands {
  static let list = Command(
    CommandSpecification(
      ["export", "list"], "List what left the vault: when, to whom, and why.",
      details: "Of a dossier, whether it was the open part or the confidential annex stands under PART.",
      example: "evault export list")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let bundles = try user { () throws(VaultError) in try ExportedBundles(unlocked).all() }
    var table = TextTable("EXPORT", "AUTHORISED", "BY", "EXHIBITS", "PART", "RECIPIENT", "PURPOSE")
    for bundle in bundles {
      table.add(
        bundle.export.description, bundle.authorised.description, bundle.actor, String(bundle.exhibits.count),
        bundle.dossier?.part ?? "", bundle.recipient + (bundle.tagManifest == nil ? " (not completed)" : ""),
        bundle.purpose)
    }
    return CommandResult(
      schema: "export-list", ["exports": .array(bundles.map { .object(json($0)) })],
      text: bundles.isEmpty ? "Nothing left the vault.\n" : table.render())
  }

  static let recall = Command(
    CommandSpecification(
      ["recall"],
      "Write a notice that asks a recipient to stop using exhibits of a bundle, and to return or delete them.",
      positionals: "EXPORT [NUMBER]...", count: 1...1024,
      options: [
        .value("output", "o", "DIR", help: "the folder of the notice, which must not exist"),
        .toggle("all", help: "all exhibits of the bundle"),
      ],
      details: """
        Without --all and without numbers, it is about the exhibits that withdrawals of consent are about now. The notice names the recipient's own bundle and
        numbers, and nothing else. Without -o it only says which exhibits these are.
        """,
      example: "evault recall 8Q3T-MZ1K-0VRE-7XA2H -o recall")
  ) { session throws(UserError) in
    let words = try session.invocation.words()
    let export = try session.item(words[0])
    let numbers = try words.dropFirst().map { word throws(UserError) in try DossierChoice.number(word) }
    let output = session.invocation.path("output")
    if let output { try user { () throws(VaultError) in try RecallNotices.requireNew(output) } }
    let unlocked = try session.unlock()
    let bundles = ExportedBundles(unlocked)
    let bundle = try user { () throws(VaultError) in try bundles.bundle(export) }
    let touched = try user { () throws(VaultError) in try bundles.touched(export) }
    let isTouched = Set((touched?.exhibits ?? []).map(\.number))
    if let strange = numbers.first(where: { number in !bundle.exhibits.contains { $0.number == number } }) {
      throw UserError(.usage, "The bundle \(export) has no exhibit \(strange).", next: "See: evault export list --json")
    }
    let isAll = session.invocation.has("all")
    let chosen = bundle.exhibits.filter { exhibit in
      isAll || (numbers.isEmpty ? isTouched.contains(exhibit.number) : numbers.contains(exhibit.number))
    }
    let isSubmission = (isAll && bundle.hasSubmission) || (numbers.isEmpty && touched?.includesSubmission ?? false)
    var notices: [FilePath] = []
    if let output, !chosen.isEmpty || isSubmission {
      let recall = Recall(bundle, exhibits: chosen, includesSubmission: isSubmission)
      notices = try user { () throws(VaultError) in
        try RecallNotices.write([recall], from: unlocked.vault.fingerprint, to: output)
      }
    }
    var text = "To: \(VisibleText.escape(bundle.recipient)), authorised on \(bundle.authorised)\n"
    for exhibit in chosen {
      text +=
        "  exhibit \(exhibit.number)  \(exhibit.item)\(isTouched.contains(exhibit.number) ? "  consent withdrawn" : "")\n"
    }
    if isSubmission { text += "  the submission in dossier/\n" }
    if chosen.isEmpty, !isSubmission {
      text += "No withdrawal is about any of its exhibits. For others: --all, or their numbers.\n"
    }
    if let output, let notice = notices.first { text += "The notice: \(output.appending(notice))\n" }
    return CommandResult(
      schema: "recall",
      [
        "export": .string(export.description), "recipient": .string(bundle.recipient),
        "exhibits": .array(
          chosen.map { exhibit in
            .object([
              "number": .integer(exhibit.number), "item": .string(exhibit.item.description),
              "withdrawn": .bool(isTouched.contains(exhibit.number)),
            ])
          }), "submission": .bool(isSubmission), "notices": .array(notices.map { .string($0.description) }),
      ], text: text)
  }

  private static func json(_ bundle: ExportedBundle) -> JSONObject {
    [
      "export": .string(bundle.export.description), "authorised": .string(bundle.authorised.description),
      "actor": .string(bundle.actor), "recipient": .string(bundle.recipient), "purpose": .string(bundle.purpose),
      "tag_manifest": bundle.tagManifest.map { .string($0) } ?? .null,
      "dossier": bundle.dossier.map { .object(["dossier": .string($0.id.description), "part": .string($0.part)]) }
        ?? .null,
      "exhibits": .array(
        bundle.exhibits.map { .object(["number": .integer($0.number), "item": .string($0.item.description)]) }),
    ]
  }
}
