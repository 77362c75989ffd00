internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles

/// Ends an export that failed on its way. What the log says decides, not what the process believes: a disk can fail after a commit took effect.
struct ExportSettlement {
  private static let retry = "Run: evault export --recover"

  let session: UnlockedVault
  let export: Identifier
  /// The log's size before the authorisation.
  let start: UInt64
  let destination: FilePath

  /// - Parameter mayBeCompleted: whether completion may have been recorded.
  /// - Returns: the error for people.
  func settle(_ error: VaultError, mayBeCompleted: Bool) -> VaultError {
    // Clear files go first, whatever else goes wrong; but not from under a record that says that they are there.
    var isClean = !mayBeCompleted && remove()
    let trail: ExportTrail?
    do throws(VaultError) { trail = try ExportTrail(reading: export, from: start, session) } catch {
      return report(error, "The export failed, and the log cannot be read to see how far it came.", isClean, Self.retry)
    }
    if let trail, trail.isCompleted { return complete(error) }
    if mayBeCompleted { isClean = remove() }
    guard let trail else { return report(error, "The export was given up before it was authorised.", isClean) }
    // It is over when nothing is left of it, and not before.
    guard isClean else { return report(error, "The export was given up.", isClean, Self.retry) }
    do throws(VaultError) {
      if !trail.isAborted {
        var recorder = try ExportRecorder(session, after: trail.last)
        let reason = error.kind == .interrupted ? "interrupted" : "failed"
        try recorder.record(.exportAborted, [JSONMember("reason", .string(reason))])
      }
      return report(error, "The export was given up and recorded as aborted.", isClean)
    } catch {
      return report(error, "The export was given up, which could not be recorded yet.", isClean, Self.retry)
    }
  }

  private func remove() -> Bool {
    do throws(FileError) {
      try PartialExport.remove(export, beside: destination)
      return true
    } catch {
      return false
    }
  }

  private func complete(_ error: VaultError) -> VaultError {
    do throws(FileError) {
      try PartialExport.finish(export, as: destination)
      return VaultError(
        .failed, "The bundle is whole, recorded and in its place, but the disk failed on the way. " + error.message,
        next: "Look to the disk, and verify the bundle: evault verify \(destination)")
    } catch {
      let place = destination.parent.appending(PartialExport.name(export))
      return VaultError(
        .failed, "The bundle is whole and recorded, but could not be given its name. " + VaultError(error).message,
        safe: "It lies in \(place).", next: "Make way for it, then run: evault export --recover")
    }
  }

  private func report(_ error: VaultError, _ what: String, _ isClean: Bool, _ next: String? = nil) -> VaultError {
    let left = isClean ? "" : " Clear files may be left in \(PartialExport.name(export)), beside the destination."
    return VaultError(
      error.kind, what + " " + error.message + left, safe: isClean ? "No clear file was left behind." : "",
      next: next ?? error.next, refusals: error.refusals)
  }
}
