internal import CMSSignature
public import Custody
internal import EvidenceBundle
internal import SSHSignature
internal import SelectiveDisclosure
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Letting evidence out: authorised and recorded before the first clear byte, completed and recorded before the bundle gets its name.
public struct Export: Sendable {
  let session: UnlockedVault

  /// Export by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What would leave; nothing is written, and the gate is asked.
  public func preview(_ request: ExportRequest) throws(VaultError) -> ExportPreview {
    try session.require(.export)
    let (request, subjects, _, basis) = try survey(request, keepsClaims: true)
    let exhibits = subjects.enumerated().map { place, subject in
      ExportPreview.Exhibit(
        number: request.number(at: place), item: subject.item, eventCount: subject.eventCount,
        claims: subject.claims.map { ($0.name, $0.value, Self.leaves($0.name, request)) })
    }
    return ExportPreview(
      exhibits: exhibits, includesPayloads: request.includesPayloads, consents: basis.records.sorted(),
      remarks: basis.remarks)
  }

  /// Asks the gate for a whole request, before anything is written. A refusal is recorded.
  /// - Throws: what ``run(_:progress:isInterrupted:)`` would throw before it writes.
  public func ask(_ request: ExportRequest) throws(VaultError) {
    let found: (request: ExportRequest, subjects: [ExportSubject], ExportSurvey, ConsentBasis)
    do throws(VaultError) {
      try session.require(.export)
      found = try survey(request)
    } catch {
      throw refused(request, error)
    }
    try requireFree(found.request, plan(found.subjects, found.request))
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
    let (subjects, survey, basis): ([ExportSubject], ExportSurvey, ConsentBasis)
    let whole = request
    let request: ExportRequest
    do throws(VaultError) {
      try session.require(.export)
      _ = try signers(whole, session.vault.state())
      (request, subjects, survey, basis) = try self.survey(whole)
    } catch {
      throw refused(whole, error)
    }
    let plan = try plan(subjects, request)
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
      let authorised = try recorder.record(
        .exportAuthorised, try authorisation(request, basis), consentsReadAt: survey.size,
        plannedAt: request.dossier?.logSize, watchesExports: !basis.records.isEmpty)
      let partial = try files { () throws(FileError) in try PartialExport(export, beside: request.destination) }
      defer { withExtendedLifetime(partial) {} }
      try store { () throws(StoreError) in
        try session.vault.log.keep(checkpoint: authorised.state.note, size: authorised.state.head.size)
      }
      var seals: [BundleSeal] = []
      for (place, range) in plan.volumes.enumerated() {
        seals.append(
          try write(
            subjects, range, plan.volume(place), request, export, authorised, partial, progress: progress,
            isInterrupted: isInterrupted))
      }
      try files { () throws(FileError) in
        try ExportDelivery.addSheet(request, volumeCount: seals.count, in: partial)
      }
      if isInterrupted() { throw VaultError(.interrupted, "Interrupted.") }
      mayBeCompleted = true
      _ = try recorder.record(.exportCompleted, completion(seals))
      try files { () throws(FileError) in try PartialExport.finish(export, as: request.destination) }
      return ExportReport(
        export: export, folder: request.destination, tagManifest: seals[0].digest,
        isSealed: request.sealing != nil,
        volumes: seals.count < 2
          ? []
          : seals.enumerated().map { place, seal in
            let name = ExportDelivery.name(request, plan.volume(place))
            return (request.destination.parent.appending(name), seal.digest)
          },
        items: request.items, byteCount: seals.reduce(0) { $0 + $1.payloadByteCount },
        logSize: authorised.state.head.size, recovered: recovered, remarks: basis.remarks, leftOut: request.leftOut,
        certificate: request.certificate?.certificate)
    } catch {
      throw settlement.settle(error, mayBeCompleted: mayBeCompleted)
    }
  }

  private func refused(_ request: ExportRequest, _ error: VaultError) -> VaultError {
    let reasons: [VaultError.Kind: String] = [
      .consentForbids: "consent", .notPermitted: "not-permitted", .failed: "not-readable",
    ]
    guard let reason = reasons[error.kind] else { return error }
    return Trace(session).refusal(
      .exportRefused, request.items, reason,
      [JSONMember("recipient", .string(request.recipient)), JSONMember("purpose", .string(request.purpose))], error)
  }

  private func survey(_ request: ExportRequest, keepsClaims: Bool = false) throws(VaultError) -> (
    ExportRequest, [ExportSubject], ExportSurvey, ConsentBasis
  ) {
    let state = try session.vault.state()
    let submission = [request.submission].compactMap(\.self)
    let survey = try ExportSurvey(session, state, items: request.items + submission, keepsClaims: keepsClaims)
    func found(_ items: [Identifier]) throws(VaultError) -> [ExportSubject] {
      try items.map { item throws(VaultError) in
        guard let subject = survey.subjects[item], !subject.type.isEmpty else { throw Inventory.unknown(item) }
        return subject
      }
    }
    var subjects = try found(request.items)
    let earlier = try EarlierDisclosures(session, survey, to: request.recipient)
    let gate = ConsentGate(session, survey.consents, beside: earlier)
    var request = request
    if request.leavesOutRefused {
      let refused = gate.refused(subjects, request, in: state.rosters)
      // Where nothing is left, the gate says why.
      if refused.count < subjects.count {
        request = request.without(refused)
        subjects.removeAll { refused.contains($0.item) }
      }
    }
    // The finished text is asked about like any item: no evidence leaves as one.
    let basis = try gate.require(subjects + found(submission), request, in: state.rosters)
    return (request, subjects, survey, basis)
  }

  private func authorisation(_ request: ExportRequest, _ basis: ConsentBasis) throws(VaultError) -> [JSONMember] {
    let items = JSON.array(request.items.map { .string($0.description) })
    var claims = [
      JSONMember("items", items),
      JSONMember("disclosed", .array(request.disclosed.sorted().map { .string($0) })),
      JSONMember("withheld_payloads", request.includesPayloads ? [] : items),
      JSONMember("recipient", .string(request.recipient)), JSONMember("purpose", .string(request.purpose)),
    ]
    if !basis.records.isEmpty {
      claims.append(JSONMember("use", .object(request.use.claim(to: request.recipient))))
      claims.append(JSONMember("consent", .array(basis.records.sorted().map { .string($0) })))
    }
    claims += request.sealing?.claims ?? []
    if let plan = request.dossier {
      claims.append(JSONMember("dossier", .object(plan.claim(submission: request.submission))))
    }
    claims.append(JSONMember("destination", ItemName.claim(try Machine.absolute(request.destination))))
    claims.append(JSONMember("machine", .string(PartialExport.machine(session.vault.fingerprint))))
    return claims
  }

  private func completion(_ seals: [BundleSeal]) -> [JSONMember] {
    let digests = seals.map { JSON.string($0.digest.hex) }
    return [JSONMember("tag_manifest", digests[0])]
      + (digests.count > 1 ? [JSONMember("volumes", .array(digests))] : [])
  }

  /// How it is parted; asked before anything is written.
  private func plan(_ subjects: [ExportSubject], _ request: ExportRequest) throws(VaultError) -> VolumePlan {
    guard request.sealing?.volumeByteCount != nil else { return VolumePlan(whole: subjects.count) }
    let state = try session.vault.state()
    let source = try ExportSource(session, state)
    return try VolumePlan(subjects, request, source, state.rosters)
  }

  private func write(
    _ subjects: [ExportSubject], _ range: Range<Int>, _ volume: BundleVolume?, _ request: ExportRequest,
    _ export: Identifier,
    _ authorised: (state: VaultState, index: UInt64), _ partial: PartialExport,
    progress: @escaping @Sendable (UInt64) -> Void, isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> BundleSeal {
    let delivery = try ExportDelivery(request, export, volume, in: partial)
    let source = try ExportSource(session, authorised.state)
    let signers = try signers(request, authorised.state)
    let writer = try Self.bundle { () throws(BundleWriteError) in
      try delivery.writer(preparation(export, volume, authorised.state, source, signers))
    }
    let authorisation = try source.events([authorised.index], disclosing: ["items", "disclosed", "withheld_payloads"])
    try Self.bundle { () throws(BundleWriteError) in try writer.addExportEvents(authorisation) }
    // What documents are written from, by the place of the exhibit.
    let chains = Mutex<[Int: (path: String?, chain: [CustodyEvent])]>([:])
    let turns = delivery.isOrdered ? ExportTurns() : nil
    try Workers.run(range.count) { next throws(VaultError) in
      do throws(VaultError) {
        while let turn = next() {
          if isInterrupted() { throw VaultError(.interrupted, "Interrupted.") }
          let place = range.lowerBound + turn
          let written = try add(
            subjects[place], number: request.number(at: place), request, source, writer, turns, turn, progress,
            isInterrupted)
          if let written, request.dossier != nil { chains.withLock { $0[place] = written } }
        }
      } catch {
        turns?.end()
        throw error
      }
    }
    if let plan = request.dossier {
      let documents = try context(plan, request, export, chains.withLock { $0 }).documents()
      let submission = try submission(request)
      try Self.bundle { () throws(BundleWriteError) in try writer.addDocuments(documents + submission) }
    }
    let times = try source.times(covering: subjects[range].flatMap(\.indexes))
    try Self.bundle { () throws(BundleWriteError) in try writer.addTimes(times) }
    let seal = try Self.bundle { () throws(BundleWriteError) in try writer.finish() }
    let signature: SSHSignature
    do throws(SSHSignatureError) {
      signature = try SSHSignature.sign(
        seal.tagManifest, namespace: BundleLayout.signatureNamespace, with: session.identity.signer.key)
    } catch {
      throw VaultError(.failed, "The bundle could not be signed.")
    }
    try Self.bundle { () throws(BundleWriteError) in try writer.addSignature(signature) }
    if let certificate = request.certificate {
      let signed = try Self.sign(seal, certificate)
      try Self.bundle { () throws(BundleWriteError) in try writer.addSignature(signed) }
    }
    try files { () throws(FileError) in try delivery.finish() }
    return seal
  }

  private static func sign(
    _ seal: BundleSeal, _ certificate: CertificateIdentity
  ) throws(VaultError) -> CMSSignature {
    do { return try CMSSignature(certificate.sign(seal.tagManifest)) } catch {
      throw VaultError(.failed, "The bundle could not be signed with the certificate.")
    }
  }

  /// The keys of those who sign: this member's, and those of the members whom the request names.
  private func signers(_ request: ExportRequest, _ state: VaultState) throws(VaultError) -> [String] {
    var kids = [session.identity.signer.kid]
    for label in request.furtherSigners {
      guard let member = state.rosters.current.members.first(where: { $0.label == label }), member.maySign(.export)
      else {
        throw VaultError(
          .usage, "There is no member \(label) who may sign exports.", safe: "Nothing was exported.",
          next: "Who is a member, and what they may do: evault member list")
      }
      if !kids.contains(member.kid) { kids.append(member.kid) }
    }
    return kids
  }

  /// - Returns: nil where its turn never came, because another thread failed.
  private func add(
    _ subject: ExportSubject, number: Int, _ request: ExportRequest, _ source: ExportSource, _ writer: BundleWriter,
    _ turns: ExportTurns?, _ turn: Int, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> (path: String?, chain: [CustodyEvent])? {
    let chain = try source.custody(subject.indexes)
    let events = try source.events(chain, disclosing: request.disclosed)
    guard turns?.wait(for: turn) ?? true else { return nil }
    defer { turns?.pass() }
    guard request.includesPayloads else {
      try Self.bundle { () throws(BundleWriteError) in
        try writer.addWithheldExhibit(number: number, item: subject.item, events: events)
      }
      return (nil, chain)
    }
    guard let intake = chain.first, let summary = ItemSummary(intake) else { throw Inventory.unknown(subject.item) }
    let payload = try PayloadReader(session, intake)
    let name = ExhibitName.make(subject, isNameDisclosed: request.disclosed.contains("name"))
    let path = try Self.bundle { () throws(BundleWriteError) in
      try writer.addExhibit(number: number, item: subject.item, name: name, events: events) { file in
        do throws(PayloadReader.Failure) {
          try payload.read { bytes throws(FileError) in
            if isInterrupted() { throw FileError(.changed, "read", "") }
            try file.write(bytes)
            progress(UInt64(bytes.count))
          }
        } catch {
          throw isInterrupted() ? VaultError(.interrupted, "Interrupted.") : payload.error(error)
        }
        return (summary.digest, summary.size)
      }
    }
    return (path, chain)
  }

  private func preparation(
    _ export: Identifier, _ volume: BundleVolume?, _ state: VaultState, _ source: ExportSource, _ signers: [String]
  ) throws(BundleWriteError) -> BundlePreparation {
    do {
      let note = try SignedNote(state.note)
      var rosters: [BundleRoster] = []
      for version in state.rosters.versions {
        rosters.append(BundleRoster(token: version.roster.token, proof: try source.proof(version.index)))
      }
      return BundlePreparation(
        export: export, created: .now, checkpoint: note, rosters: rosters, signers: signers,
        volume: volume)
    } catch {
      throw .payload(error)
    }
  }

  private static func bundle<R>(_ body: () throws(BundleWriteError) -> R) throws(VaultError) -> R {
    do throws(BundleWriteError) { return try body() } catch {
      switch error {
      case .refused(let error): throw VaultError(.failed, "The bundle would not verify (\(error)).")
      case .file(let error): throw VaultError(error)
      case .payload(let error as VaultError): throw error
      case .payload: throw VaultError(.corrupt, "A payload or proof could not be read.")
      }
    }
  }
}
