internal import Custody
public import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// Vouches that logs only grow (c2sp.org/tlog-witness), with a key of its own and a memory of what it cosigned (Schemas/README.md §3.9).
///
/// What it cosigned is on the medium before the signature leaves; checking and remembering are one step, for all threads and processes.
public struct Cosigner: Sendable {
  private let key: NoteSignerKey
  private let state: CosignerFolder

  /// The cosigner with this key, of type `cosignatureV1`, and the state in this folder.
  public init(key: NoteSignerKey, state: CosignerState) {
    self.key = key
    self.state = state.folder
  }

  /// Judges a request, and cosigns where it may.
  /// - Parameter now: POSIX seconds.
  /// - Throws: `.file`, `.corrupt`, `.clock`: then nothing was cosigned.
  public func judge(_ body: [UInt8], now: UInt64) throws(CosignerError) -> CosignerAnswer {
    let request: AddCheckpointRequest
    do throws(TransparencyLogError) { request = try AddCheckpointRequest(body) } catch {
      return .malformed(error.description)
    }
    return try state.locked { folder throws(CosignerError) in try judge(request, now, folder) }
  }

  private func judge(
    _ request: AddCheckpointRequest, _ now: UInt64, _ folder: Folder
  ) throws(CosignerError) -> CosignerAnswer {
    let checkpoint = request.checkpoint
    guard let log = try state.read(checkpoint.origin, in: folder, cosigner: key.verifierKey) else { return .unknownLog }
    let signatures = request.note.signatures.filter { signature in
      log.keys.contains { key in
        guard key.name == signature.name, key.keyID == signature.keyID,
          let one = try? SignedNote(text: request.note.text, signatures: [signature])
        else { return false }
        return (try? one.verify(keys: [key])) != nil
      }
    }
    guard !signatures.isEmpty else { return .unknownKey }
    guard request.oldSize <= checkpoint.size else { return .malformed("the old size is above the checkpoint's") }
    let last = log.last?.head ?? .empty
    func refusal(_ reason: CosignerRefusal.Reason) throws(CosignerError) -> CosignerRefusal? {
      guard let known = log.note else { return nil }
      let bytes = RefusalFile.bytes(reason, known: known, request: request)
      return CosignerRefusal(reason: reason, file: try state.keep(log.origin, refusal: bytes, in: folder))
    }
    if checkpoint.size == last.size, checkpoint.root != last.root, log.note != nil {
      return .conflict(size: last.size, try refusal(.fork))
    }
    guard request.oldSize == last.size else {
      return .conflict(size: last.size, checkpoint.size < last.size ? try refusal(.older) : nil)
    }
    do throws(TransparencyLogError) {
      try request.proof.verifyAsWitness(oldRoot: last.root, newRoot: checkpoint.root)
    } catch {
      let shown = request.proof.shownOldRoot(newRoot: checkpoint.root)
      return .inconsistent(try refusal(shown.map { $0 != last.root } == true ? .fork : .unproven))
    }
    return try cosign(checkpoint, signatures, log, now, folder)
  }

  private func cosign(
    _ checkpoint: Checkpoint, _ signatures: [NoteSignature], _ log: FollowedLog, _ now: UInt64, _ folder: Folder
  ) throws(CosignerError) -> CosignerAnswer {
    guard now >= log.last?.timestamp ?? 0 else {
      throw CosignerError(
        .clock, "This machine's clock shows an earlier time than when this log was last cosigned. Nothing was cosigned."
      )
    }
    let cosignature: NoteSignature
    let note: SignedNote
    do throws(TransparencyLogError) {
      cosignature = try key.cosign(checkpoint, timestamp: now)
      note = try SignedNote(text: checkpoint.bytes, signatures: signatures + [cosignature])
    } catch {
      throw CosignerError(.unsignable, "The checkpoint cannot be cosigned (\(error.description)).")
    }
    try state.write(log.origin, checkpoint: note, in: folder)
    return .cosigned(cosignature, size: checkpoint.size)
  }
}
