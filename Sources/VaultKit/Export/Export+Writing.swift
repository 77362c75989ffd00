internal import CMSSignature
internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import ReportPage
internal import SSHSignature
internal import SelectiveDisclosure
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// Writing a bundle, once all of it may leave.
extension Export {
  func write(
    _ subjects: [ExportSubject], _ volume: BundleVolume?, _ request: ExportRequest,
    _ lineage: ExportLineage, _ export: Identifier,
    _ authorised: (state: VaultState, index: UInt64), _ partial: PartialExport,
    progress: @escaping @Sendable (UInt64) -> Void, isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> BundleSeal {
    let delivery = try ExportDelivery(request, export, volume, in: partial)
    let source = try ExportSource(session, authorised.state)
    let created = Timestamp.now
    let signers = try signers(request, authorised.state)
    let writer = try Self.bundle { () throws(BundleWriteError) in
      try delivery.writer(preparation(request, export, volume, created, authorised.state, source, signers))
    }
    let authorisation = try source.events([authorised.index], disclosing: ["items", "disclosed", "withheld_payloads"])
    try Self.bundle { () throws(BundleWriteError) in try writer.addExportEvents(authorisation) }
    let times = try source.times(covering: subjects.flatMap(\.indexes))
    let hops = ReportHops(timestamped: times.map(\.proof.oldSize).sorted())
    // What documents and the page for people are written from, by the place of the exhibit.
    let chains = Mutex<[Int: (path: String?, chain: [CustodyEvent])]>([:])
    let reported = Mutex<[Int: ReportExhibit]>([:])
    let turns = delivery.isOrdered ? ExportTurns() : nil
    try Workers.run(subjects.count) { next throws(VaultError) in
      do throws(VaultError) {
        while let place = next() {
          if isInterrupted() { throw VaultError(.interrupted, "Interrupted.") }
          let written = try add(
            subjects[place], number: request.number(at: place), request, lineage, source, writer, turns, place,
            progress,
            isInterrupted)
          guard let written else { continue }
          if request.dossier != nil { chains.withLock { $0[place] = (written.path, written.chain) } }
          let exhibit = Self.reported(subjects[place], place: place, at: place, request, lineage, written, hops)
          reported.withLock { $0[place] = exhibit }
        }
      } catch {
        turns?.end()
        throw error
      }
    }
    for origin in lineage.origins {
      let events = try source.events(origin.indexes, disclosing: [])
      let made = try lineage.lineage(of: origin.item, source)
      try Self.bundle { () throws(BundleWriteError) in
        try writer.addOrigin(origin.item, events: events, lineage: made)
      }
    }
    if let plan = request.dossier {
      let documents = try context(plan, request, lineage, export, created, chains.withLock { $0 }).documents()
      let submission = try submission(request)
      try Self.bundle { () throws(BundleWriteError) in try writer.addDocuments(documents + submission) }
    }
    try Self.bundle { () throws(BundleWriteError) in try writer.addTimes(times) }
    let contents = report(
      request, lineage, export, volume, created: created, logSize: authorised.state.head.size)
    let exhibits = reported.withLock { exhibits in subjects.indices.compactMap { exhibits[$0] } }
    let page = ReportPage(report(contents, exhibits, request))
    try Self.bundle { () throws(BundleWriteError) in try writer.addReport { output in try page.write(output) } }
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

  static func sign(
    _ seal: BundleSeal, _ certificate: CertificateIdentity
  ) throws(VaultError) -> CMSSignature {
    do { return try CMSSignature(certificate.sign(seal.tagManifest)) } catch {
      throw VaultError(.failed, "The bundle could not be signed with the certificate.")
    }
  }

  /// The keys of those who sign: this member's, and those of the members whom the request names.
  func signers(_ request: ExportRequest, _ state: VaultState) throws(VaultError) -> [String] {
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
  func add(
    _ subject: ExportSubject, number: Int, _ request: ExportRequest, _ lineage: ExportLineage, _ source: ExportSource,
    _ writer: BundleWriter, _ turns: ExportTurns?, _ turn: Int, _ progress: @escaping @Sendable (UInt64) -> Void,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) throws(VaultError) -> (path: String?, chain: [CustodyEvent], events: [BundleEvent])? {
    let chain = try source.custody(subject.indexes)
    let events = try source.events(chain, disclosing: request.disclosed)
    let made = try lineage.lineage(of: subject.item, source)
    guard turns?.wait(for: turn) ?? true else { return nil }
    defer { turns?.pass() }
    guard request.includesPayloads else {
      try Self.bundle { () throws(BundleWriteError) in
        try writer.addWithheldExhibit(number: number, item: subject.item, events: events, lineage: made)
      }
      return (nil, chain, events)
    }
    guard let intake = chain.first, let summary = ItemSummary(intake) else { throw Inventory.unknown(subject.item) }
    let payload = try PayloadReader(session, intake)
    let name = ExhibitName.make(subject, isNameDisclosed: request.disclosed.contains("name"))
    let path = try Self.bundle { () throws(BundleWriteError) in
      try writer.addExhibit(number: number, item: subject.item, name: name, events: events, lineage: made) { file in
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
    return (path, chain, events)
  }

  func preparation(
    _ request: ExportRequest, _ export: Identifier, _ volume: BundleVolume?, _ created: Timestamp, _ state: VaultState,
    _ source: ExportSource, _ signers: [String]
  ) throws(BundleWriteError) -> BundlePreparation {
    do {
      let note = try SignedNote(state.note)
      var rosters: [BundleRoster] = []
      for version in state.rosters.versions {
        rosters.append(BundleRoster(token: version.roster.token, proof: try source.proof(version.index)))
      }
      var preparation = BundlePreparation(
        export: export, created: created, checkpoint: note, rosters: rosters, signers: signers, volume: volume)
      preparation.originatorControlled =
        request.dossier?.exhibits.filter(\.isOriginatorControlled).map(\.exhibit.number) ?? []
      return preparation
    } catch {
      throw .payload(error)
    }
  }

  static func bundle<R>(_ body: () throws(BundleWriteError) -> R) throws(VaultError) -> R {
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
