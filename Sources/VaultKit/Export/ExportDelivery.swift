internal import Age
internal import Custody
internal import EvidenceBundle
internal import VaultFiles

/// What one export writes, in the folder of a partial export: a bundle's folder, or a sealed file; of several volumes, one of them.
struct ExportDelivery {
  private enum Place {
    case folder(Folder)
    case sealed(SealedArchive, Folder)
  }

  private let place: Place
  private let name: FilePath
  private let limit: UInt64?

  /// Begins it.
  init(
    _ request: ExportRequest, _ export: Identifier, _ volume: BundleVolume?, in partial: PartialExport
  ) throws(VaultError) {
    name = Self.name(request, volume)
    limit = request.sealing?.volumeByteCount.map { min($0, VolumePlan.maximumByteCount) }
    guard let sealing = request.sealing else {
      place = .folder(try files { () throws(FileError) in try partial.folder.folder(PartialExport.bag, create: true) })
      return
    }
    let folder = try files { () throws(FileError) in
      try partial.folder.folder(PartialExport.sealed, create: true)
    }
    let recipients = sealing.recipients
    do throws(FileError) {
      let file = try folder.create(name, mode: 0o600)
      do throws(AgeError) {
        place = .sealed(try SealedArchive(file, of: export, volume: volume, to: recipients), folder)
      } catch {
        throw FileError(.inputOutput, "seal", name, reason: error.code.rawValue)
      }
    } catch {
      throw VaultError(error)
    }
  }

  /// Whether exhibits have to come one after another.
  var isOrdered: Bool { if case .sealed = place { true } else { false } }

  /// The bundle's writer.
  func writer(_ preparation: BundlePreparation) throws(BundleWriteError) -> BundleWriter {
    switch place {
    case .folder(let folder): try BundleWriter(in: folder, preparation)
    case .sealed(let archive, _): try BundleWriter(to: archive, preparation)
    }
  }

  /// Ends it, when the bundle is signed; all of it is on the medium then.
  /// - Throws: `.tooLarge` where a volume became longer than it may be.
  func finish() throws(FileError) {
    guard case .sealed(let archive, let folder) = place else { return }
    try archive.finish()
    guard let limit, let size = try folder.status(name)?.size, size > limit else { return }
    throw FileError(.tooLarge, "seal", name, reason: "\(size) bytes, and a volume has at most \(limit)")
  }

  /// Puts the sheet beside sealed files that says how to open them.
  static func addSheet(_ request: ExportRequest, volumeCount: Int, in partial: PartialExport) throws(FileError) {
    guard let sealing = request.sealing else { return }
    let folder = try partial.folder.folder(PartialExport.sealed)
    let name = request.destination.lastComponent
    let first = BundleVolume(1, of: volumeCount).map { ExportSealing.name(of: $0, for: name) } ?? name
    let sheet = try folder.create(ExportSealing.sheet(for: name), mode: 0o644)
    try sheet.write(
      OpeningSheet.bytes(for: first, isByPassphrase: sealing.isByPassphrase, volumeCount: volumeCount))
    try sheet.sync()
    try folder.sync()
  }

  /// The name of the bundle, or of a volume of it.
  static func name(_ request: ExportRequest, _ volume: BundleVolume?) -> FilePath {
    let name = request.destination.lastComponent
    return volume.map { ExportSealing.name(of: $0, for: name) } ?? name
  }

  /// All names that will be taken beside the destination's: those of the bundle or its volumes, then that of the sheet.
  static func names(_ request: ExportRequest, _ plan: VolumePlan) -> [FilePath] {
    let bundles = plan.volumes.indices.map { name(request, plan.volume($0)) }
    return request.sealing == nil ? bundles : bundles + [ExportSealing.sheet(for: request.destination.lastComponent)]
  }
}
