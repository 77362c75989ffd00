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
    guard let signatures = Self.signatures(of: log.keys, on: request.note) else { return .unknownKey }
    guard request.oldSize <= checkpoint.size else { return .malformed("the old size is above the checkpoint's") }
    let last = log.last?.head ?? .empty
    func refusal(_ reason: CosignerRefusal.Reason) throws(CosignerError) -> CosignerRefusal? {
      // The very checkpoint that was cosigned is evidence of nothing, whatever came with it.
      guard let known = log.note, known.text != request.note.text else { return nil }
      let bytes = RefusalFile.bytes(reason, known: known, request: request)
      let name = RefusalFile.name(reason, known: known, request: request)
      guard let file = try state.keep(log.origin, name, bytes, isFork: reason == .fork, in: folder) else { return nil }
      var proof: FilePath?
      if reason == .fork, let bytes = RefusalFile.proof(known: known, request: request, log.rosters) {
        proof = try state.keep(log.origin, proof: RefusalFile.proofName(name), bytes, in: folder)
      }
      return CosignerRefusal(reason: reason, file: file, proof: proof)
    }
    let isOther = checkpoint.size == last.size && checkpoint.root != last.root
    guard request.oldSize == last.size else {
      let reason: CosignerRefusal.Reason? = isOther ? .fork : checkpoint.size < last.size ? .older : nil
      return .conflict(size: last.size, try reason.flatMap { reason throws(CosignerError) in try refusal(reason) })
    }
    do throws(TransparencyLogError) {
      try request.proof.verifyAsWitness(oldRoot: last.root, newRoot: checkpoint.root)
    } catch {
      let shown = request.proof.shownOldRoot(newRoot: checkpoint.root)
      return .inconsistent(try refusal(isOther || shown.map { $0 != last.root } == true ? .fork : .unproven))
    }
    return try cosign(checkpoint, signatures, log, now, folder)
  }

  /// The log's signatures on a note; nil where there is none, or one that a known key did not make.
  private static func signatures(of keys: [NoteVerifierKey], on note: SignedNote) -> [NoteSignature]? {
    guard (try? note.verify(keys: keys)) != nil else { return nil }
    return note.signatures.filter { signature in
      keys.contains { $0.name == signature.name && $0.keyID == signature.keyID }
    }
  }

  /// The newest checkpoint that was cosigned of the log whose origin has this SHA-256, with the log's signatures and the cosigner's own
  /// (Monitor Retrieval Mechanism); nil where none was.
  public func checkpoint(originHash: String) throws(CosignerError) -> [UInt8]? {
    guard let digest = SHA256Digest(hex: originHash) else { return nil }
    guard let bytes = try state.checkpoint(digest) else { return nil }
    // One's own signature: what was changed on the disk is not given out.
    guard let note = try? SignedNote(bytes), (try? note.verify(keys: [key.verifierKey]))?.isEmpty == false else {
      throw CosignerError(.corrupt, "The checkpoint that was cosigned last of \(originHash) is damaged.")
    }
    return bytes
  }

  private static func time(_ seconds: UInt64) -> Timestamp { Timestamp(seconds: Int64(clamping: seconds)) }

  private func cosign(
    _ checkpoint: Checkpoint, _ signatures: [NoteSignature], _ log: FollowedLog, _ now: UInt64, _ folder: Folder
  ) throws(CosignerError) -> CosignerAnswer {
    // A cosignature says which head was the largest at its time: an earlier time with a larger head would contradict the one before.
    if let last = log.last, now < last.timestamp {
      throw CosignerError(
        .clock,
        "This machine's clock shows \(Self.time(now)), and the log \(log.origin) was last cosigned with the time \(Self.time(last.timestamp)), which lies later. Nothing was cosigned."
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
