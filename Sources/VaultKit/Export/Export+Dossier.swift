internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import FinishedTexts
internal import VaultCrypto
internal import VaultFiles

/// What goes into a bundle beside a dossier's exhibits.
extension Export {
  /// The longest finished text that goes along: 64 MiB.
  static let maximumSubmission = 64 << 20

  /// What the documents are written from: the events with the claims that leave, and what the dossier says.
  func context(
    _ plan: DossierPlan, _ request: ExportRequest, _ lineage: ExportLineage, _ export: Identifier,
    _ created: Timestamp, _ chains: [Int: (path: String?, chain: [CustodyEvent])]
  ) throws(VaultError) -> PackageContext {
    let shown = request.disclosed.union(BundleEvent.alwaysDisclosed)
    var exhibits: [PackageContext.Exhibit] = []
    for (place, exhibit) in plan.exhibits.enumerated() {
      guard let written = chains[place] else {
        throw VaultError(.failed, "The exhibit \(exhibit.exhibit.number) was not written.")
      }
      exhibits.append(
        PackageContext.Exhibit(
          plan: exhibit, label: plan.kept.dossier.label(exhibit.exhibit.number), path: written.path,
          events: written.chain.map { $0.showing(shown) },
          shownOrigin: lineage.parent(of: exhibit.item)))
    }
    return PackageContext(
      plan: plan, exhibits: exhibits, vault: session.vault.fingerprint, export: export, created: created,
      recipient: request.recipient, purpose: request.purpose, disclosed: shown, leftOut: request.leftOutNumbers)
  }

  /// The documents that would be written about exhibits, as far as they can be known before.
  /// - Parameters:
  ///   - export: how the export is named in them.
  ///   - path: where the file of an exhibit would lie, by its place; nil where it stays.
  func documents(
    _ request: ExportRequest, _ subjects: [ExportSubject], _ lineage: ExportLineage,
    _ source: ExportSource, as export: Identifier, path: (Int) -> String?
  ) throws(VaultError) -> [BundleDocument] {
    guard let plan = request.dossier else { return [] }
    var chains: [Int: (path: String?, chain: [CustodyEvent])] = [:]
    for (place, subject) in subjects.enumerated() { chains[place] = (path(place), try source.custody(subject.indexes)) }
    return try context(plan, request, lineage, export, .now, chains).documents()
  }

  /// Refuses a finished text that cites what does not leave: it was looked at when it was brought in, and something may have been taken out, withdrawn or
  /// refused since.
  func requireCitations(_ request: ExportRequest) throws(VaultError) {
    guard let plan = request.dossier, let item = request.submission else { return }
    let dossier = plan.kept.dossier
    let bytes = try finishedText(item).bytes
    let text: FinishedText
    do throws(FinishedTextError) { text = try FinishedText(reading: bytes) } catch {
      throw VaultError(
        .failed, "The finished text cannot be read again: \(error.description)", safe: "Nothing left the vault.",
        next: error.next)
    }
    if plan.part == .open { try ConfidentialText(plan.kept).require(notIn: text.text) }
    let own = DossierDraft.withoutExplanation(text.text, of: dossier)
    guard let search = CitationSearch(own, prefix: dossier.exhibitPrefix) else { return }
    let review = CitationReview(
      search, prefix: dossier.exhibitPrefix,
      exhibits: dossier.standings(withheld: request.leftOutElsewhere.union(request.leftOutNumbers)))
    guard !review.permits else { return }
    let sentences = review.findings.filter(\.kind.isGrave).prefix(10).map(\.sentence)
    let why = "The finished text cites what does not leave. \(sentences.joined(separator: " "))"
    throw VaultError(
      .consentForbids, why, safe: "Nothing left the vault.",
      next: "Change the text, and take it in again: evault dossier final",
      refusals: [ExportRefusals(request).citations(item, why: why)])
  }

  /// The lawyer's finished text, as it was brought in. It was looked at before anything was written.
  func submission(_ request: ExportRequest) throws(VaultError) -> [BundleDocument] {
    guard let item = request.submission else { return [] }
    let (bytes, mediaType) = try finishedText(item)
    let name = item.description == request.dossier?.kept.dossier.annexText ? "annex." : "submission."
    return [BundleDocument(name: name + ExhibitName.ending(ofMediaType: mediaType), bytes: bytes)]
  }

  private func finishedText(_ item: Identifier) throws(VaultError) -> (bytes: [UInt8], mediaType: String) {
    guard let intake = try Inventory(session).custody(of: item).first(where: { $0.action == .ingested }),
      let summary = ItemSummary(intake)
    else { throw try Inventory.absent(item, session) }
    guard summary.size <= Self.maximumSubmission else {
      throw VaultError(
        .failed, "The finished text \(item) is too long: at most 64 MiB.", safe: "Nothing left the vault.")
    }
    let payload = try PayloadReader(session, intake)
    var bytes: [UInt8] = []
    do throws(PayloadReader.Failure) {
      try payload.read { part throws(FileError) in for place in part.indices { bytes.append(part[place]) } }
    } catch {
      throw payload.error(error)
    }
    return (bytes, summary.mediaType)
  }
}
