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
        continuations.append(request.note)
      } catch {
        note(isFork(request, of: checkpoint) ? .inconsistentHead : .cosignedUnusable, path, error.description)
      }
    }
    if sizes.count > Self.maximumCosignedCount { note(.tooLarge, BundleLayout.signatureFolder) }
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
      for cosigned in [note] + continuations {
        // Each key apart: a wrong line by one is no fault of the others.
        guard let verified = try? cosigned.verify(keys: [witness.key]).first, let timestamp = verified.timestamp,
          let size = try? Checkpoint(cosigned.text).size
        else { continue }
        guard !members.contains(witness.key.publicKey) else {
          self.note(.cosignerIsMember, BundleLayout.checkpoint, witness.name.description)
          break
        }
        cosigners.append(
          BundleReport.Cosigner(
            name: witness.name, time: Timestamp(seconds: Int64(clamping: timestamp)), logSize: size))
        break
      }
    }
    let gaps = policy.missing(given: cosigners.map(\.name))
    guard !gaps.isEmpty else { return }
    self.note(.quorumMissing, BundleLayout.checkpoint, gaps.map(\.description).joined(separator: "; "))
  }
}
