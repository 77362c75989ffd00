internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import ReportPage
internal import SelectiveDisclosure

/// The page of a bundle: written from what was written into the bundle, and from nothing else of the vault.
extension Export {
  /// What the page says of an exhibit.
  /// - Parameter events: as they went into the bundle.
  static func reported(
    _ subject: ExportSubject, place: Int, at turn: Int, _ request: ExportRequest, _ lineage: ExportLineage,
    _ written: (path: String?, chain: [CustodyEvent], events: [BundleEvent]), _ hops: ReportHops
  ) -> ReportExhibit {
    let number = request.number(at: place)
    let extent = ReportExhibit.extent(at: turn)
    let told = zip(written.chain, written.events).map { (event: $0, told: $1.disclosed) }
    var exhibit = ReportExhibit(
      extent: extent, number: number, label: request.dossier?.kept.dossier.label(number) ?? String(number),
      item: subject.item.description, custody: hops.custody(told, extent))
    exhibit.path = written.path
    let intake = told.first?.told ?? JSONObject()
    exhibit.facts = ReportHops.facts(intake)
    let title = intake["title"]?.stringValue
    exhibit.title = title
    guard let plan = request.dossier?.exhibits[place] else { return exhibit }
    exhibit.isOriginatorControlled = plan.isOriginatorControlled
    // What the dossier says is told here only where other documents of the bundle tell it.
    let documents = Set(request.dossier?.kept.profile.attachments ?? [])
    if !documents.isDisjoint(with: ["exhibit_index", "cover_sheets", "load_file"]) {
      exhibit.title = plan.exhibit.title ?? title
    }
    let parent = lineage.parent(of: subject.item)
    if parent != nil || !documents.isDisjoint(with: ["cover_sheets", "redaction_log"]) {
      exhibit.origin = plan.derivation.map { origin($0, shown: parent, request) }
    }
    return exhibit
  }

  /// What an exhibit was made from: another one by its label, else what signed events in the bundle show.
  private static func origin(
    _ made: DossierPlan.Derived, shown: Identifier?, _ request: ExportRequest
  ) -> ReportExhibit.Origin {
    let label = request.dossier?.label(of: made.parent)
    return ReportExhibit.Origin(kind: made.kind, name: label ?? shown?.description, stays: label == nil)
  }

  /// What the page says, but for its exhibits.
  func report(
    _ request: ExportRequest, _ lineage: ExportLineage, _ export: Identifier, _ volume: BundleVolume?,
    created: Timestamp, logSize: UInt64
  ) -> ReportContents {
    var contents = ReportContents(
      subject: .bundle, identifier: export.description, vault: session.vault.fingerprint.description,
      created: created.description, logSize: logSize)
    contents.language = request.language
    contents.volume = volume.map { ReportContents.Volume(number: $0.number, count: $0.count) }
    // Those claims that carry proofs are no statements.
    contents.withheld.claims = request.disclosed.union(["action"]).sorted()
    contents.withheld.origins = lineage.origins.map(\.item.description)
    guard let plan = request.dossier else { return contents }
    let dossier = plan.kept.dossier
    contents.part = plan.part == .annex ? .annex : .open
    contents.title = plan.kept.profile.title
    // The methodology statement names the recipient; where that does not go along, nothing in the bundle does.
    if plan.kept.profile.attachments.contains("methodology") { contents.recipient = request.recipient }
    contents.withheld.elsewhere = plan.elsewhere.sorted().map(dossier.label)
    contents.withheld.kept = request.leftOutNumbers.sorted().map(dossier.label)
    contents.matrix = ReportMatrix(plan)
    return contents
  }

  /// The same with its exhibits, and what ties them together.
  func report(_ contents: ReportContents, _ exhibits: [ReportExhibit], _ request: ExportRequest) -> ReportContents {
    var contents = contents
    contents.exhibits = exhibits
    contents.withheld.files = exhibits.filter { $0.path == nil }.map(\.label)
    if request.dossier != nil { contents.graph = ReportGraph(exhibits, contents.matrix) }
    return contents
  }
}
