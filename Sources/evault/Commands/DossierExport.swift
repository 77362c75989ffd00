import Consent
import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault export --dossier`: the open part, and the confidential annex as a bundle of its own.
enum DossierExport {
  static func run(_ session: Session, _ unlocked: UnlockedVault) throws(UserError) -> CommandResult {
    let invocation = session.invocation
    for other in ["disclose", "consent", "items", "for", "form"]
    where invocation.has(other) {
      throw UserError(.usage, "--\(other) does not go with --dossier: the dossier and its profile say it.")
    }
    guard try invocation.words().isEmpty else {
      throw UserError(.usage, "Items are cited in the dossier: evault dossier cite ELEMENT ITEM")
    }
    let id = try DossierChoice.id(session)
    let said = try UseOptions.readExport(invocation)
    let isPreview = invocation.has("preview")
    let plans = try user { () throws(VaultError) in
      try DossierPlanning(unlocked).plans(
        of: id, isWhole: invocation.has("whole"), leavesOutWithheld: invocation.has("leave-out-refused"),
        affirmed: said.affirmed)
    }
    let kept = plans[0].kept
    guard let output = invocation.path("output") ?? (isPreview ? "preview" : nil) else {
      throw UserError(.usage, "A bundle needs a folder.", next: "Add: -o DIR")
    }
    let recipient =
      try invocation.text("recipient") ?? kept.dossier.addressee
      ?? (isPreview ? nil : ExportCommand.ask("Who receives it (an office, never a person)? "))
    let use = use(said, kept, recipient)
    let purpose = try invocation.text("purpose") ?? (isPreview ? nil : ExportCommand.ask("Why? "))
    if !isPreview { try requireStated(recipient, purpose) }
    let withhold = try invocation.texts("withhold")
    let certificate = isPreview ? nil : try CertificateChoice.open(invocation)
    let isSealed = invocation.has("to") || invocation.has("passphrase")
    var requests: [ExportRequest] = []
    var passphrases: [String?] = []
    for plan in plans {
      var request = try user { () throws(VaultError) in
        try ExportRequest(
          plan, destination: destination(output, plan, isSealed: isSealed),
          recipient: recipient ?? ExportRequest.notStated,
          purpose: purpose ?? ExportRequest.notStated, withhold: withhold, use: use)
      }
      request.leavesOutRefused = invocation.has("leave-out-refused")
      try ExportCommand.addSigners(to: &request, certificate, invocation)
      let passphrase: String?
      if isPreview {
        passphrase = nil
      } else {
        (request, passphrase) = try SealingOptions.seal(request, invocation, unlocked)
      }
      requests.append(request)
      passphrases.append(passphrase)
    }
    let state = DossierState(
      kept, unlocked, affirmed: said.affirmed, withhold: withhold, hasText: plans.contains { $0.submission != nil })
    state.tell()
    let export = Export(unlocked)
    requests = try user { () throws(VaultError) in try export.together(requests) }
    return isPreview
      ? try preview(Array(zip(plans, requests)), export, state)
      : try write(requests, passphrases, export, kept, unlocked.vault.fingerprint, state)
  }

  /// A submission goes to somebody, for a reason: letters that take it back are addressed by it.
  private static func requireStated(_ recipient: String?, _ purpose: String?) throws(UserError) {
    let missing = [
      recipient == nil ? ("who receives it", "--recipient OFFICE") : nil,
      purpose == nil ? ("why", "--purpose WHY") : nil,
    ].compactMap(\.self)
    guard !missing.isEmpty else { return }
    throw UserError(
      .usage, "A dossier does not leave without it being said \(missing.map(\.0).joined(separator: ", and ")).",
      safe: "Nothing left the vault.", next: "Say it: \(missing.map(\.1).joined(separator: " "))")
  }

  /// What consents are asked with: what the profile says, and what is said beside. The profile's classes are those of the addressee whom the dossier names; of
  /// somebody else they are said by whoever exports.
  private static func use(_ said: IntendedUse, _ kept: KeptDossier, _ recipient: String?) -> IntendedUse {
    var use = IntendedUse(kept.profile, affirmed: said.affirmed)
    let addressee = kept.dossier.addressee.map { RecipientName($0) }
    if addressee == nil || recipient.map({ RecipientName($0) }) != addressee { use.recipientClasses = [] }
    use.recipientClasses += said.recipientClasses.filter { !use.recipientClasses.contains($0) }
    use.shows = said.shows
    use.sameAs = said.sameAs
    use.otherThan = said.otherThan
    return use
  }

  /// The annex lies beside the open part; where it is all there is, it is where whoever exports said.
  private static func destination(_ output: FilePath, _ plan: DossierPlan, isSealed: Bool) -> FilePath {
    guard plan.part == .annex, !plan.isAlone else { return output }
    let name = output.lastComponent.bytes
    let suffix = isSealed ? Array(ExportSealing.suffix.utf8) : []
    let stem = name.count > suffix.count && name.suffix(suffix.count).elementsEqual(suffix) ? suffix.count : 0
    return output.beside(FilePath(bytes: name.dropLast(stem) + Array("-annex".utf8) + name.suffix(stem)))
  }

  private static func preview(
    _ parts: [(DossierPlan, ExportRequest)], _ export: Export, _ state: DossierState
  ) throws(UserError) -> CommandResult {
    var text = ""
    var documents: [JSON] = []
    let previews = try user { () throws(VaultError) in try export.previews(parts.map(\.1)) }
    for ((plan, _), preview) in zip(parts, previews) {
      text += Style.heading(plan.part == .open ? "Open part" : "Confidential annex, for the addressee alone") + "\n"
      text += ExportCommand.text(preview) + "\n"
      var members = ExportCommand.members(preview)
      members["part"] = .string(plan.part.rawValue)
      documents.append(.object(members))
    }
    let members: JSONObject = ["parts": .array(documents), "findings": state.json, "submission": .bool(state.hasText)]
    return CommandResult(schema: "export-dossier-preview", members, text: text)
  }

  /// All parts are asked about before the first is written.
  private static func write(
    _ requests: [ExportRequest], _ passphrases: [String?], _ export: Export, _ kept: KeptDossier,
    _ fingerprint: Fingerprint, _ state: DossierState
  ) throws(UserError) -> CommandResult {
    try user { () throws(VaultError) in try export.ask(requests) }
    var reports: [ExportReport] = []
    var failure: UserError?
    for request in requests where failure == nil {
      do throws(UserError) { reports.append(try ExportCommand.write(request, export)) } catch {
        // What left already is told, with the words that open it.
        guard !reports.isEmpty else { throw error }
        failure = error
      }
    }
    let made = Array(zip(reports, passphrases))
    var text = made.map { ExportCommand.text($0, fingerprint, $1) }.joined(separator: "\n")
    if let failure { text += "\n" + Style.bad("The annex was not made.") + " \(failure.message) \(failure.next)\n" }
    return CommandResult(
      failure == nil ? .done : .partlyDone, schema: "export-dossier",
      [
        "dossier": .string(kept.id.description),
        "bundles": .array(made.map { .object(ExportCommand.members($0, fingerprint, $1)) }),
        "failure": failure.map { .string($0.message) } ?? .null, "findings": state.json,
        "submission": .bool(state.hasText),
      ], text: text + "\n" + DossierDisplay.caution(kept.profile))
  }
}
