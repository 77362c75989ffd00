internal import Dossiers
internal import EvidenceBundle

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
  /// - Throws: `.failed` where an exhibit does not fit in a volume, or more volumes were needed than are made.
  init(_ export: Export, _ found: Export.Surveyed) throws(VaultError) {
    let (subjects, request) = (found.subjects, found.request)
    guard let sealing = request.sealing, let asked = sealing.volumeByteCount else {
      self.init(whole: subjects.count)
      return
    }
    let limit = min(asked, Self.maximumByteCount)
    let bounds = try VolumeBounds(export, found)
    var volumes: [Range<Int>] = []
    // The first volume has the finished text, too.
    var (start, sum) = (0, bounds.frame + bounds.submission)
    for (place, bound) in bounds.exhibits.enumerated() {
      if start < place, sealing.sealedByteCount(sum + bound) > limit {
        volumes.append(start..<place)
        (start, sum) = (place, bounds.frame)
      }
      guard sealing.sealedByteCount(sum + bound) <= limit else {
        throw Self.tooLarge(subjects[place], request.label(at: place), sealing.sealedByteCount(sum + bound), limit)
      }
      sum += bound
    }
    volumes.append(start..<subjects.count)
    // What a supplement could not name any more is not made.
    let most = request.dossier == nil ? BundleVolume.maximumCount : EarlierBundle.maximumCount
    guard volumes.count <= most else {
      throw VaultError(
        .failed,
        "With volumes of at most \(limit) bytes this export comes to \(volumes.count) of them, and at most \(most) are made\(request.dossier == nil ? "" : " of a dossier, since a supplement names each").",
        safe: "Nothing was written, and nothing left the vault.",
        next: limit < Self.maximumByteCount
          ? "Let the volumes be larger, up to 4 GiB: --volume-size 4000M. Or make several exports of fewer items."
          : "Make several exports of fewer items; or leave --volume-size out, for one file on a disk that takes files of 4 GiB and more (not FAT32)."
      )
    }
    self.init(volumes)
  }

  /// The volume at this place; nil where the export is not parted.
  func volume(_ place: Int) -> BundleVolume? { BundleVolume(place + 1, of: volumes.count) }

  private static func tooLarge(
    _ subject: ExportSubject, _ label: String, _ needed: UInt64, _ limit: UInt64
  ) -> VaultError {
    VaultError(
      .failed,
      "Exhibit \(label), \(subject.item), takes a volume of \(needed) bytes, and a volume has at most \(limit): an exhibit is never cut in two.",
      safe: "Nothing was written, and nothing left the vault.",
      next: needed <= maximumByteCount
        ? "Let the volumes be larger, for this exhibit at least: --volume-size \((needed + 999_999) / 1_000_000)M"
        : "Leave --volume-size out, and use a disk that takes files of 4 GiB and more (not FAT32).")
  }
}
