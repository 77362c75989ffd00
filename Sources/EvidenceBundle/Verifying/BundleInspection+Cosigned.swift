internal import Custody
internal import TransparencyLog
internal import VaultCrypto

/// What cosigners said: of the bundle's checkpoint itself, or of a later one that contains it. It is no part of what the bundle's signers
/// signed, so that a file that is wrong changes nothing, unless it shows that the log has two histories.
extension BundleInspection {
  /// The most files that are looked at.
  private static var maximumCosignedCount: Int { 1000 }

  mutating func readCosigned() {
    guard let checkpoint, isCheckpointSigned else { return }
    let ownKeys = ownKeys
    let sizes = survey.files.compactMap { if case .cosigned(let size) = $0.value.place { size } else { nil } }.sorted()
    for size in sizes.prefix(Self.maximumCosignedCount) {
      let path = BundleLayout.cosigned(size)
      guard let bytes = tagFile(path) else { continue }
      let request: AddCheckpointRequest
      do throws(TransparencyLogError) { request = try AddCheckpointRequest(bytes) } catch {
        note(.cosignedUnusable, path, error.description)
        continue
      }
      guard request.checkpoint.origin == checkpoint.origin, request.oldSize == checkpoint.size,
        request.checkpoint.size == size
      else {
        note(.cosignedUnusable, path, "it is of another log or another checkpoint")
        continue
      }
      do throws(TransparencyLogError) {
        try request.proof.verify(oldRoot: checkpoint.root, newRoot: request.checkpoint.root)
        continuations.append((request.note, path))
        for key in ownKeys { _ = judgeLines(of: key, in: request.note, path) }
      } catch {
        note(isFork(request, of: checkpoint) ? .inconsistentHead : .cosignedUnusable, path, error.description)
      }
    }
    if sizes.count > Self.maximumCosignedCount {
      note(
        .cosignedTooMany, BundleLayout.signatureFolder, "\(sizes.count), of which \(Self.maximumCosignedCount) are read"
      )
    }
  }

  /// The keys of the log's own that any version knows. Their lines add nothing, since the proof leads there without them; a wrong one is told.
  private var ownKeys: [NoteVerifierKey] {
    guard let history, let name = KeyName(history.fingerprint.origin) else { return [] }
    let keys = Set(history.versions.flatMap { $0.roster.members.filter(\.signsLog).map(\.key) })
    return keys.map { NoteVerifierKey(name: name, type: .ed25519, publicKey: $0) }
  }

  /// The lines that claim to be a key's, each apart: a wrong one is told, and is no fault of the others.
  /// - Returns: the first one that holds.
  private mutating func judgeLines(
    of key: NoteVerifierKey, in note: SignedNote, _ path: String
  ) -> VerifiedSignature? {
    var found: VerifiedSignature?
    var isWrong = false
    for line in Set(note.signatures) where line.keyID == key.keyID && line.name == key.name {
      let alone = try? SignedNote(text: note.text, signatures: [line])
      if let verified = try? alone?.verify(keys: [key]).first {
        if verified.timestamp ?? 0 <= found?.timestamp ?? .max { found = verified }
      } else {
        isWrong = true
      }
    }
    if isWrong { self.note(.cosignedWrongLine, path, key.name.description) }
    return found
  }

  /// Whether the log signed two histories, and the file shows it.
  private func isFork(_ request: AddCheckpointRequest, of checkpoint: Checkpoint) -> Bool {
    guard let history, let name = KeyName(history.fingerprint.origin),
      CheckpointSigner.find(in: request.note, name: name, roster: history.current) != nil
    else { return false }
    if request.checkpoint.size == checkpoint.size { return request.checkpoint.root != checkpoint.root }
    return request.proof.shownOldRoot(newRoot: request.checkpoint.root).map { $0 != checkpoint.root } == true
  }

  /// The policy's cosigners who vouch for the bundle's checkpoint. A member's key vouches for nothing.
  mutating func judgeCosigners(_ policy: LogPolicy) {
    guard let note else { return }
    let members = Set((history?.versions ?? []).flatMap { $0.roster.members.map(\.key) })
    for witness in policy.witnesses {
      var vouched: (time: Timestamp, size: UInt64, path: String)?
      for (cosigned, path) in [(note, BundleLayout.checkpoint)] + continuations.map({ ($0.note, $0.path) }) {
        let verified = judgeLines(of: witness.key, in: cosigned, path)
        // The smallest log says most; the lines of the others are looked at all the same.
        guard vouched == nil, let timestamp = verified?.timestamp, let size = try? Checkpoint(cosigned.text).size else {
          continue
        }
        vouched = (Timestamp(seconds: Int64(clamping: timestamp)), size, path)
      }
      guard let vouched else { continue }
      guard !members.contains(witness.key.publicKey) else {
        self.note(.cosignerIsMember, BundleLayout.checkpoint, witness.name.description)
        continue
      }
      if vouched.time.isInFuture(of: now) {
        self.note(.cosignedInFuture, vouched.path, "\(witness.name), \(vouched.time)")
      }
      cosigners.append(BundleReport.Cosigner(name: witness.name, time: vouched.time, logSize: vouched.size))
    }
    let gaps = policy.missing(given: cosigners.map(\.name))
    guard !gaps.isEmpty else { return }
    self.note(.quorumMissing, BundleLayout.checkpoint, gaps.map(\.description).joined(separator: "; "))
  }
}
