internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import ReportPage
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto

/// What an export takes in an archive, in bytes: never less than it will be. Known before anything is written.
struct VolumeBounds {
  /// A path that no exhibit's is longer than, of a kind that the page says most of.
  private static let path = "data/" + String(repeating: "x", count: 60) + ".jpg"
  /// What one exhibit adds to documents that are not its own: in which volume it, or what it was made from, is.
  private static let mention: UInt64 = 512
  /// A file's headers and its line of a manifest.
  private static let file: UInt64 = 2304
  /// A picture of as many boxes and lines as are drawn.
  private static let picture = 256 << 10

  /// What every volume has, whatever its exhibits.
  let frame: UInt64
  /// The finished text; nothing where none goes along.
  let submission: UInt64
  /// What each exhibit adds, in their order.
  let exhibits: [UInt64]

  init(_ export: Export, _ found: Export.Surveyed) throws(VaultError) {
    let (subjects, request) = (found.subjects, found.request)
    let session = export.session
    let state = try session.vault.state()
    let source = try ExportSource(session, state)
    var random = RandomPool()
    let most = BundleVolume.maximumCount
    let lineage = ExportLineage(request, found.survey.subjects)
    var contents = export.report(
      request, lineage, Identifier(&random), BundleVolume(most, of: most), created: .now, logSize: state.head.size)
    let times = try source.times(covering: subjects.flatMap(\.indexes))
    let hops = ReportHops(timestamped: times.map(\.proof.oldSize).sorted())
    // Documents about nothing, and what each exhibit adds to them.
    let empty = try Self.byteCount(export, request.only(nil), [], found, source)
    let bounds = Mutex([UInt64](repeating: 0, count: subjects.count))
    let reported = Mutex<[Int: ReportExhibit]>([:])
    let page = ReportPage(contents)
    try Workers.run(subjects.count) { next throws(VaultError) in
      while let place = next() {
        let subject = subjects[place]
        let chain = try source.custody(subject.indexes)
        let events = try source.events(chain, disclosing: request.disclosed)
        guard let summary = chain.first.flatMap({ ItemSummary($0) }) else { throw Inventory.unknown(subject.item) }
        let path = request.includesPayloads ? Self.path : nil
        let shown = Export.reported(
          subject, place: place, at: 0, request, lineage, (path, chain, events), hops)
        var sum = BundleBound.exhibit(
          events, payloadByteCount: request.includesPayloads ? summary.size : nil,
          reportByteCount: page.bound(of: shown))
        if request.dossier != nil {
          let own = request.only(place)
          let documents = try Self.byteCount(export, own, [subject], found, source)
          sum += max(documents, empty) - empty + Self.mention
          sum += try Self.origins(of: subject.item, own, found, source)
          reported.withLock { $0[place] = shown }
        }
        bounds.withLock { $0[place] = sum }
      }
    }
    exhibits = bounds.withLock { $0 }
    if request.dossier != nil {
      let all = reported.withLock { reported in subjects.indices.compactMap { reported[$0] } }
      contents.graph = ReportGraph(all, contents.matrix)
    }
    let pageBound = ReportPage(contents).frameBound + (request.dossier == nil ? 0 : Self.picture)
    frame =
      BundleBound.frame(state.rosters, times, itemCount: subjects.count, reportByteCount: pageBound) + empty
      + (request.dossier == nil ? 0 : Self.mention * UInt64(subjects.count))
    submission = request.submission.map { (found.survey.subjects[$0]?.size ?? 0) + Self.file } ?? 0
  }

  /// What the documents about these exhibits take.
  private static func byteCount(
    _ export: Export, _ request: ExportRequest, _ subjects: [ExportSubject], _ found: Export.Surveyed,
    _ source: ExportSource
  ) throws(VaultError) -> UInt64 {
    guard request.dossier != nil else { return 0 }
    var random = RandomPool()
    let documents = try export.documents(
      request, subjects, ExportLineage(request, found.survey.subjects), source, as: Identifier(&random)
    ) { _ in request.includesPayloads ? path : nil }
    return documents.reduce(0) { $0 + UInt64($1.bytes.count) + file }
  }

  /// What shows what an exhibit was made from, as if none of that were an exhibit here.
  private static func origins(
    of item: Identifier, _ request: ExportRequest, _ found: Export.Surveyed, _ source: ExportSource
  ) throws(VaultError) -> UInt64 {
    let lineage = ExportLineage(request, found.survey.subjects)
    var sum: UInt64 = 0
    if let made = try lineage.lineage(of: item, source) {
      sum += BundleBound.exhibit(made.record, payloadByteCount: nil)
    }
    for origin in lineage.origins {
      sum += BundleBound.exhibit(try source.events(origin.indexes, disclosing: []), payloadByteCount: nil)
      if let made = try lineage.lineage(of: origin.item, source) {
        sum += BundleBound.exhibit(made.record, payloadByteCount: nil)
      }
    }
    return sum
  }
}
