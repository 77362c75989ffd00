internal import Age
internal import Custody
internal import EvidenceBundle
internal import ReportPage
internal import Synchronization
internal import TransparencyLog
internal import VaultFiles

/// How an export is parted into volumes: exhibits in their order, as many in each as are sure to fit. Made before anything is written.
struct VolumePlan {
  /// The longest file on FAT32 is 2^32 − 1 bytes; a volume is shorter.
  static let maximumByteCount: UInt64 = (1 << 32) - 2

  /// The places of the exhibits in each volume; one where the export is not parted.
  let volumes: [Range<Int>]

  /// An export that is not parted.
  init(whole count: Int) { self.init([0..<count]) }

  private init(_ volumes: [Range<Int>]) { self.volumes = volumes }

  /// A plan.
  /// - Parameter page: what a volume's page for people says beside its exhibits.
  /// - Throws: `.failed` where an exhibit does not fit in a volume, or more volumes were needed than are made.
  init(
    _ subjects: [ExportSubject], _ request: ExportRequest, _ source: ExportSource,
    _ rosters: RosterHistory, _ page: ReportPage
  ) throws(VaultError) {
    guard let sealing = request.sealing, let asked = sealing.volumeByteCount else {
      self.init(whole: subjects.count)
      return
    }
    let limit = min(asked, Self.maximumByteCount)
    let times = try source.times(covering: subjects.flatMap(\.indexes))
    let frame = BundleBound.frame(
      rosters, times, itemCount: subjects.count, reportByteCount: page.frameBound)
    let hops = ReportHops(timestamped: times.map(\.proof.oldSize).sorted())
    let bounds = try Self.bounds(subjects, request, source, hops, page)
    var volumes: [Range<Int>] = []
    var (start, sum) = (0, frame)
    for (place, bound) in bounds.enumerated() {
      guard sealing.sealedByteCount(frame + bound) <= limit else {
        throw Self.tooLarge(subjects[place], number: place + 1, sealing.sealedByteCount(frame + bound), limit)
      }
      if sealing.sealedByteCount(sum + bound) > limit {
        volumes.append(start..<place)
        (start, sum) = (place, frame)
      }
      sum += bound
    }
    volumes.append(start..<subjects.count)
    guard volumes.count <= BundleVolume.maximumCount else {
      throw VaultError(
        .failed, "The export would need \(volumes.count) volumes; at most \(BundleVolume.maximumCount) are made.",
        safe: "Nothing was written.", next: "Let the volumes be larger: --volume-size")
    }
    self.init(volumes)
  }

  /// The volume at this place; nil where the export is not parted.
  func volume(_ place: Int) -> BundleVolume? { BundleVolume(place + 1, of: volumes.count) }

  private static func bounds(
    _ subjects: [ExportSubject], _ request: ExportRequest, _ source: ExportSource, _ hops: ReportHops,
    _ page: ReportPage
  ) throws(VaultError) -> [UInt64] {
    let lineage = ExportLineage(request, [:])

    let bounds = Mutex([UInt64](repeating: 0, count: subjects.count))
    try Workers.run(subjects.count) { next throws(VaultError) in
      while let place = next() {
        let chain = try source.custody(subjects[place].indexes)
        let events = try source.events(chain, disclosing: request.disclosed)
        guard let summary = chain.first.flatMap({ ItemSummary($0) }) else {
          throw Inventory.unknown(subjects[place].item)
        }
        // A path that no exhibit's is longer than, of a kind that the page says most of.
        let path = request.includesPayloads ? "data/" + String(repeating: "x", count: 60) + ".jpg" : nil
        let reported = Export.reported(
          subjects[place], place: place, at: 0, request, lineage, (path, chain, events), hops)
        let bound = BundleBound.exhibit(
          events, payloadByteCount: request.includesPayloads ? summary.size : nil,
          reportByteCount: page.bound(of: reported))
        bounds.withLock { $0[place] = bound }
      }
    }
    return bounds.withLock { $0 }
  }

  private static func tooLarge(
    _ subject: ExportSubject, number: Int, _ needed: UInt64, _ limit: UInt64
  ) -> VaultError {
    VaultError(
      .failed,
      "Exhibit \(number), \(subject.item), takes a volume of \(needed) bytes, and a volume has at most \(limit): an exhibit is never cut in two.",
      safe: "Nothing was written.",
      next: limit < maximumByteCount
        ? "Let the volumes be larger: --volume-size"
        : "Leave --volume-size out, and use a disk that takes files of 4 GiB and more (not FAT32).")
  }
}
