internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

/// Ends exports that were interrupted: clear files are removed and the export is recorded as aborted; a finished bundle gets its name.
struct ExportRecovery {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// - Returns: the exports that were ended here, and the first failure: one that cannot be ended keeps no other from its end.
  func run(_ survey: ExportSurvey) -> (ended: [Identifier], failure: VaultError?) {
    var ended: [Identifier] = []
    var failure: VaultError?
    let machine = PartialExport.machine(session.vault.fingerprint)
    for trail in survey.pending.values.sorted(by: { $0.authorised.index < $1.authorised.index }) {
      // Only the machine that wrote it can know that nothing is left of it.
      guard trail.authorised.text("machine") == machine,
        let destination = ItemName.path(trail.authorised.disclosed["destination"])
      else { continue }
      do throws(VaultError) {
        if try end(trail, destination) { ended.append(trail.export) }
      } catch {
        failure = failure ?? error
      }
    }
    return (ended, failure)
  }

  /// - Returns: whether it was recorded as aborted here.
  private func end(_ found: ExportTrail, _ destination: FilePath) throws(VaultError) -> Bool {
    let export = found.export
    // There may be thousands of completed ones.
    if found.isCompleted {
      guard try files({ () throws(FileError) in try PartialExport.exists(export, beside: destination) }) else {
        return false
      }
    }
    guard let claim = try claim(export) else { return false }
    defer { withExtendedLifetime(claim) {} }
    // Its process is gone, but it may have come further since the log was read.
    guard let trail = try ExportTrail(reading: export, from: found.authorised.index, session), !trail.isAborted else {
      return false
    }
    let partial: PartialExport?
    do throws(FileError) { partial = try PartialExport(abandoned: export, beside: destination) } catch {
      // A process works with another copy of this vault.
      if error.code == .locked { return false }
      throw Self.unreachable(export, destination, error)
    }
    defer { withExtendedLifetime(partial) {} }
    if trail.isCompleted {
      try files { () throws(FileError) in try PartialExport.finish(export, as: destination) }
      return false
    }
    try files { () throws(FileError) in try PartialExport.remove(export, beside: destination) }
    var recorder = try ExportRecorder(session, after: trail.last)
    try recorder.record(.exportAborted, [JSONMember("reason", .string("interrupted"))])
    return true
  }

  /// Nil where its process still runs.
  private func claim(_ export: Identifier) throws(VaultError) -> StagingFolder? {
    do throws(FileError) {
      return try StagingFolder(in: session.vault.folder, named: PartialExport.claim(export))
    } catch {
      if error.code == .locked { return nil }
      throw VaultError(error)
    }
  }

  /// What lies on a disk that is away cannot be called removed.
  private static func unreachable(_ export: Identifier, _ destination: FilePath, _ error: FileError) -> VaultError {
    guard error.code == .notFound else { return VaultError(error, doing: "interrupted export") }
    return VaultError(
      .failed,
      "The export \(export) was interrupted while it wrote to \(destination.parent), which is not there now. Clear files may be in \(PartialExport.name(export)).",
      next:
        "Bring that disk back, or make the folder again if it was deleted; then run: evault export --recover")
  }
}
