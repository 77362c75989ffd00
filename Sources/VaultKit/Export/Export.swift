public import Custody
internal import Dossiers
internal import EvidenceBundle
internal import ReportPage
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Letting evidence out: authorised and recorded before the first clear byte, completed and recorded before the bundle gets its name.
public struct Export: Sendable {
  /// How often consents are asked about again, before a vault counts as too busy.
  private static let askedAgain = 8

  let session: UnlockedVault
  let inspections = Inspections()

  /// Export by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What would leave; nothing is written, and the gate is asked.
  public func preview(_ request: ExportRequest) throws(VaultError) -> ExportPreview {
    try session.require(.export)
    let found = try survey(request, keepsClaims: true)
    let (request, subjects, basis, inside) = (found.request, found.subjects, found.basis, try found.inside.get())
    let lineage = ExportLineage(request, found.survey.subjects)
    let documents = try previewed(request, subjects, lineage)
    let exhibits = subjects.enumerated().map { place, subject in
      ExportPreview.Exhibit(
        number: request.number(at: place), item: subject.item, eventCount: subject.eventCount,
        claims: subject.claims.map { ($0.name, $0.value, Self.leaves($0.name, request)) })
    }
    return ExportPreview(
      exhibits: exhibits, includesPayloads: request.includesPayloads,
      recipient: request.statedRecipient, purpose: request.statedPurpose,
      recipientClasses: request.use.recipientClasses.sorted(),
      consents: basis.records.sorted(),
      remarks: basis.remarks + inside.remarks, documents: documents,
      submission: request.submission, origins: lineage.origins.map(\.item), leftOut: request.leftOutNumbers)
  }

  /// What would leave in the parts of one dossier. What is refused in any of them is told together.
  public func previews(_ requests: [ExportRequest]) throws(VaultError) -> [ExportPreview] {
    try Self.all(requests) { request throws(VaultError) in try preview(request) }
  }

  /// Asks the gate for the parts of one dossier, before anything is written. Each refusal is recorded; they are told together.
  /// - Throws: what ``run(_:progress:isInterrupted:)`` would throw before it writes.
  public func ask(_ requests: [ExportRequest]) throws(VaultError) {
    _ = try Self.all(requests) { request throws(VaultError) in try ask(request) }
  }

  /// Does the same for each request. A refusal keeps none of the others from being asked about; another error ends it.
  private static func all<R>(
    _ requests: [ExportRequest], _ body: (ExportRequest) throws(VaultError) -> R
  ) throws(VaultError) -> [R] {
    var results: [R] = []
    var errors: [VaultError] = []
    for request in requests {
      do throws(VaultError) { results.append(try body(request)) } catch {
        guard !error.refusals.isEmpty else { throw error }
        errors.append(error)
      }
    }
    if let error = VaultError.together(errors, offersLeavingOut: requests.contains(where: \.offersLeavingOut)) {
      throw error
    }
    return results
  }

  private func ask(_ request: ExportRequest) throws(VaultError) {
    let found: Surveyed
    do throws(VaultError) {
      try session.require(.export)
      found = try survey(request)
    } catch {
      throw refused(request, error)
    }
    _ = try inside(found)
    try requireFree(found.request, plan(found))
  }

  private func requireFree(_ request: ExportRequest, _ plan: VolumePlan) throws(VaultError) {
    for name in ExportDelivery.names(request, plan) {
      guard
        try files({ () throws(FileError) in try Folder.open(request.destination.parent).status(name) }) == nil
      else {
        throw VaultError(
          .failed, "\(request.destination.parent.appending(name)) is there already. Nothing is overwritten.",
          safe: "Nothing left the vault.", next: "Choose another name with -o.")
      }
    }
  }

  private static func leaves(_ claim: String, _ request: ExportRequest) -> Bool {
    request.disclosed.contains(claim) || BundleEvent.alwaysDisclosed.contains(claim)
  }

  /// Ends exports that were interrupted on this machine.
  /// - Returns: those that are recorded as aborted now.
  /// - Throws: why one could not be ended; all others were.
  public func recover() throws(VaultError) -> [Identifier] {
    try session.require(.export)
    let survey = try ExportSurvey(session, session.vault.state(), items: [])
    let (ended, failure) = ExportRecovery(session).run(survey)
    if let failure { throw failure }
    return ended
  }

  /// Writes a bundle. What consent, a control event that cannot be read, or the member's role forbids is refused, and the refusal recorded.
  /// - Parameters:
  ///   - progress: is told of bytes as they are written, from any thread.
  ///   - isInterrupted: asked between exhibits; when it says so, the export is undone and recorded as aborted.
  public func run(
    _ request: ExportRequest, progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> ExportReport {
    let whole = request
    let found: Surveyed
    do throws(VaultError) {
      try session.require(.export)
      _ = try signers(whole, session.vault.state())
      found = try self.survey(whole, isInterrupted: isInterrupted)
    } catch {
      throw refused(whole, error)
    }
    let (request, subjects, survey, basis) = (found.request, found.subjects, found.survey, found.basis)
    let inside = try inside(found)
    let plan = try plan(found)
    try requireFree(request, plan)
    let recovered = ExportRecovery(session).run(survey).ended
    var recorder = try ExportRecorder(session)
    let export = recorder.export
    // From before the log knows of it until it is over, nobody may take this export for interrupted.
    let claim = try files { () throws(FileError) in
      try StagingFolder(in: session.vault.folder, named: PartialExport.claim(export))
    }
    defer { withExtendedLifetime(claim) {} }
    let settlement = ExportSettlement(
      session: session, export: export, start: survey.size, destination: request.destination)
    var mayBeCompleted = false
    do throws(VaultError) {
      let watch = ConsentWatch(
        size: survey.size, planned: request.dossier?.logSize, watchesExports: !basis.records.isEmpty)
      guard
        let authorised = try recorder.record(
          .exportAuthorised, try authorisation(request, basis, inside), unless: watch)
      else { throw ConsentWatch.changed("began") }
      let partial = try files { () throws(FileError) in try PartialExport(export, beside: request.destination) }
      defer { withExtendedLifetime(partial) {} }
      try store { () throws(StoreError) in
        try session.vault.log.keep(checkpoint: authorised.state.note, size: authorised.state.head.size)
      }
      var seals: [BundleSeal] = []
      for (place, range) in plan.volumes.enumerated() {
        let part = plan.volumes.count > 1 ? request.volume(place, of: plan) : request
        seals.append(
          try write(
            Array(subjects[range]), plan.volume(place), part, ExportLineage(part, survey.subjects), export, authorised,
            partial, progress: progress, isInterrupted: isInterrupted))
      }
      try files { () throws(FileError) in
        try ExportDelivery.addSheet(request, volumeCount: seals.count, in: partial)
      }
      if isInterrupted() { throw VaultError(.interrupted, "Interrupted.") }
      mayBeCompleted = true
      try complete(&recorder, completion(seals, plan), request, since: authorised.state.head.size, basis)
      try files { () throws(FileError) in try PartialExport.finish(export, as: request.destination) }
      return ExportReport(
        export: export, part: request.dossier?.part, folder: request.destination, tagManifest: seals[0].digest,
        isSealed: request.sealing != nil,
        volumes: seals.count < 2
          ? []
          : seals.enumerated().map { place, seal in
            let name = ExportDelivery.name(request, plan.volume(place))
            return (request.destination.beside(name), seal.digest)
          },
        items: request.items, byteCount: seals.reduce(0) { $0 + $1.payloadByteCount },
        logSize: authorised.state.head.size, recovered: recovered,
        recipientClasses: request.use.recipientClasses.sorted(), remarks: basis.remarks + inside.remarks,
        leftOut: request.leftOut,
        certificate: request.certificate?.certificate)
    } catch {
      throw settlement.settle(error, mayBeCompleted: mayBeCompleted)
    }
  }

  /// Records that an export is complete. What was said of consents while it was written is asked about again first.
  private func complete(
    _ recorder: inout ExportRecorder, _ claims: [JSONMember], _ request: ExportRequest, since size: UInt64,
    _ basis: ConsentBasis
  ) throws(VaultError) {
    var watch = ConsentWatch(size: size, watchesExports: !basis.records.isEmpty)
    for _ in 0..<Self.askedAgain {
      if try recorder.record(.exportCompleted, claims, unless: watch) != nil { return }
      var again = request
      again.leavesOutRefused = false
      try DossierPlanning(session).requireUnmoved(again)
      let asked = try survey(again, asksMarkings: false)
      _ = try asked.inside.get()
      watch = ConsentWatch(size: asked.survey.size, watchesExports: watch.watchesExports)
    }
    throw ConsentWatch.changed("was about to end, again and again")
  }

  /// - Parameter consent: the reason that is recorded of what may not leave.
  func refused(_ request: ExportRequest, _ error: VaultError, consent: String = "consent") -> VaultError {
    let reasons: [VaultError.Kind: String] = [
      .consentForbids: consent, .notPermitted: "not-permitted", .failed: "not-readable",
    ]
    guard let reason = reasons[error.kind] else { return error }
    return Trace(session).refusal(
      .exportRefused, request.items, reason,
      [JSONMember("recipient", .string(request.recipient)), JSONMember("purpose", .string(request.purpose))], error)
  }

  /// How it is parted; asked before anything is written.
  func plan(_ found: Surveyed) throws(VaultError) -> VolumePlan {
    guard found.request.sealing?.volumeByteCount != nil else { return VolumePlan(whole: found.subjects.count) }
    return try VolumePlan(self, found)
  }
}
