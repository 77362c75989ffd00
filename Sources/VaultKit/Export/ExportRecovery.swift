internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles

/// Ends exports that were interrupted: clear files are removed and the export is recorded as aborted; a finished bundle gets its name.
struct ExportRecovery {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// - Returns: the exports that were ended here.
  func run(_ survey: ExportSurvey) throws(VaultError) -> [Identifier] {
    var ended: [Identifier] = []
    let machine = PartialExport.machine(session.vault.fingerprint)
    for pending in survey.pending.values.sorted(by: { $0.authorised.index < $1.authorised.index }) {
      // Only the machine that wrote it can know that nothing is left of it.
      guard pending.authorised.text("machine") == machine,
        let destination = ItemName.path(pending.authorised.disclosed["destination"])
      else { continue }
      let partial: PartialExport?
      do throws(FileError) {
        partial = try PartialExport(abandoned: pending.authorised.statement.item, beside: destination)
      } catch {
        if error.code == .locked { continue }
        throw VaultError(error, doing: "interrupted export")
      }
      if pending.isCompleted {
        try files { () throws(FileError) in try finish(partial, destination) }
      } else {
        try files { () throws(FileError) in try partial?.remove() }
        var recorder = try ExportRecorder(session, after: pending.last)
        _ = try recorder.record(.exportAborted, [JSONMember("reason", "interrupted")])
        ended.append(recorder.export)
      }
    }
    return ended
  }

  private func finish(_ partial: PartialExport?, _ destination: FilePath) throws(FileError) {
    guard let partial else { return }
    if try partial.folder.status(PartialExport.bag) != nil {
      try partial.publish(as: destination)
    } else {
      try partial.remove()
    }
  }
}
