internal import Age
internal import Custody
internal import EvidenceBundle
internal import VaultFiles

/// What one export writes, in the folder of a partial export: a bundle's folder, or a sealed file with the sheet that says how to open it.
struct ExportDelivery {
  private enum Place {
    case folder(Folder)
    case sealed(SealedArchive, Folder)
  }

  private let place: Place
  private let name: FilePath
  private let isByPassphrase: Bool

  /// Begins it.
  init(_ request: ExportRequest, _ export: Identifier, in partial: PartialExport) throws(VaultError) {
    name = request.destination.lastComponent
    isByPassphrase = request.sealing?.isByPassphrase ?? false
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
        place = .sealed(try SealedArchive(file, of: export, to: recipients), folder)
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
  func finish() throws(FileError) {
    guard case .sealed(let archive, let folder) = place else { return }
    try archive.finish()
    let sheet = try folder.create(ExportSealing.sheet(for: name), mode: 0o644)
    try sheet.write(OpeningSheet.bytes(for: name, isByPassphrase: isByPassphrase))
    try sheet.sync()
    try folder.sync()
  }

  /// The names that will be taken beside the destination's.
  static func names(_ request: ExportRequest) -> [FilePath] {
    let name = request.destination.lastComponent
    return request.sealing == nil ? [name] : [name, ExportSealing.sheet(for: name)]
  }
}
