internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import SelectiveDisclosure
internal import VaultFiles

/// What the documents of a package are written from: nothing else of the vault can get into them.
struct PackageContext: Sendable {
  /// An exhibit as it went into the bundle.
  struct Exhibit: Sendable {
    let plan: DossierPlan.Exhibit
    /// Its label, `EX 12`.
    let label: String
    /// The file's path in the bundle; nil where the payload stays.
    let path: String?
    /// The events of its chain, with the claims that leave and no others.
    let events: [CustodyEvent]
    /// What it was made from, where signed events in the bundle show it.
    let shownOrigin: Identifier?

    /// Its first event.
    var intake: CustodyEvent? { events.first { $0.action == .ingested } }

    /// What the dossier calls it; the item's own title only where that leaves. Empty where there is none.
    var title: String { plan.exhibit.title ?? claim("title") }

    /// A claim of the intake, as text; empty where it does not leave.
    func claim(_ name: String) -> String { ProvenanceClaims.text(intake?.disclosed[name]) }
  }

  let plan: DossierPlan
  let exhibits: [Exhibit]
  let vault: Fingerprint
  let export: Identifier
  let created: Timestamp
  let recipient: String
  let purpose: String
  /// Claims that leave.
  let disclosed: Set<String>
  /// Numbers that consent or marking kept back.
  let leftOut: [Int]

  var dossier: KeptDossier { plan.kept }

  /// Whether it may be told that somebody, and under which pseudonym, stands behind an exhibit.
  var namesSources: Bool { DossierPlan.namesSources(plan.part, disclosing: disclosed) }

  /// What is said of exhibits whose originator has a say in where they go.
  static let originatorControl =
    "not to be passed on without the agreement of whoever it came from, through the submitter"

  /// How documents name what an exhibit was made from.
  func name(ofOrigin made: DossierPlan.Derived, _ exhibit: Exhibit) -> String {
    plan.label(of: made.parent)
      ?? exhibit.shownOrigin.map { "\($0), which stays in the vault" } ?? "an item that stays in the vault"
  }

  /// The documents that the profile asks for.
  func documents() throws(VaultError) -> [BundleDocument] {
    let wanted = Set(plan.kept.profile.attachments)
    var documents: [BundleDocument] = []
    if wanted.contains("exhibit_index") { documents += try ExhibitIndexDocument(self).documents() }
    if wanted.contains("cover_sheets") { documents.append(try CoverSheetsDocument(self).document()) }
    if wanted.contains("load_file") { documents += LoadFileDocument(self).documents }
    // Whom something comes from is said where that leaves, and nowhere else.
    if wanted.contains("witness_schedule"), namesSources { documents.append(WitnessScheduleDocument(self).document) }
    if wanted.contains("redaction_log") { documents.append(RedactionLogDocument(self).document) }
    if wanted.contains("methodology") { documents.append(MethodologyDocument(self).document) }
    if wanted.contains("custody") { documents += exhibits.map { CustodyDocument(self, $0).document } }
    if wanted.contains("case_uco") { documents.append(try caseDocument()) }
    if plan.kept.profile.certificate == "fre-902-13-14" { documents.append(CertificateDocument(self).document) }
    if let changes = plan.changes { documents.append(SupplementDocument(self, changes).document) }
    if NotHereDocument.isNeeded(self) { documents.append(NotHereDocument(self).document) }
    return documents
  }

  private func caseDocument() throws(VaultError) -> BundleDocument {
    var writer = CaseWriter(vault, ProvenanceClaims(only: disclosed))
    var bytes = writer.begin()
    for event in exhibits.flatMap(\.events) { bytes += try writer.add(event) }
    return BundleDocument(name: "case-uco.jsonld", bytes: bytes + writer.end())
  }

  /// A table for a spreadsheet.
  static func table(_ name: String, _ rows: [[String]]) -> BundleDocument {
    BundleDocument(name: name, bytes: SpreadsheetCSV.mark + rows.flatMap(SpreadsheetCSV.row))
  }

  /// Plain text, lines of at most 79 columns where words allow it.
  static func text(_ name: String, _ paragraphs: [String]) -> BundleDocument {
    BundleDocument(name: name, bytes: Array((paragraphs.map(wrapped).joined(separator: "\n\n") + "\n").utf8))
  }

  private static func wrapped(_ paragraph: String) -> String {
    paragraph.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var lines = [""]
      let indent = String(line.prefix { $0 == " " })
      for word in VisibleText.escape(String(line.dropFirst(indent.count))).split(separator: " ") {
        let last = lines[lines.count - 1]
        if last.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if last.count + 1 + word.count + indent.count <= 79 {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.map { indent + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
