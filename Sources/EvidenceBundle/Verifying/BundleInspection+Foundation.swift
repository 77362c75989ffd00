internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// Index, checkpoint and rosters: what everything else is judged by.
extension BundleInspection {
  mutating func readIndex() {
    tagManifest = tagFile(BundleLayout.tagManifest)
    guard let bytes = tagFile(BundleLayout.index) else {
      note(.malformedIndex, BundleLayout.index, "not there")
      return
    }
    do throws(BundleError) {
      let index = try BundleIndex(bytes)
      self.index = index
      for exhibit in index.exhibits { if let path = exhibit.path { exhibits[path] = exhibit.number } }
      // A day's grace: clocks are set to the wrong zone more often than to the wrong day.
      if index.created.seconds > now.seconds + 86400 {
        note(.futureTime, BundleLayout.index, index.created.description)
      }
    } catch {
      note(.malformedIndex, BundleLayout.index, error.detail)
    }
  }

  mutating func readCheckpoint() {
    guard let bytes = tagFile(BundleLayout.checkpoint) else {
      note(.malformedCheckpoint, BundleLayout.checkpoint, "not there")
      return
    }
    do throws(TransparencyLogError) {
      let note = try SignedNote(bytes)
      let checkpoint = try Checkpoint(note.text)
      guard checkpoint.extensions.isEmpty else {
        self.note(.malformedCheckpoint, BundleLayout.checkpoint, "extension lines")
        return
      }
      self.note = note
      self.checkpoint = checkpoint
      if let index, index.logSize != checkpoint.size {
        self.note(.checkpointWrongSize, BundleLayout.checkpoint, "\(checkpoint.size), not \(index.logSize)")
      }
    } catch {
      self.note(.malformedCheckpoint, BundleLayout.checkpoint, error.description)
    }
  }

  mutating func readRosters() {
    // Without an index, as many as are there in a row: whose vault it is can still be told.
    let count = index?.rosterCount ?? (1...).prefix { survey.files[BundleLayout.roster($0)] != nil }.count
    var tokens: [(token: SDJWT, index: UInt64)] = []
    for version in 1...max(count, 1) {
      guard let next = roster(version) else { break }
      tokens.append(next)
    }
    judgeRosters(tokens)
    // With a version missing at the end nobody's authority can be judged, whatever the others say.
    if tokens.count < count { history = nil }
    if history?.current.satellite != nil {
      note(.rosterNotPermitted, BundleLayout.roster(1), "of a field vault: nothing leaves one as a bundle")
    }
    guard let history, let index else { return }
    if history.fingerprint != index.vault { note(.wrongVault, BundleLayout.index) }
  }

  /// Verifies the history; where it breaks, finds the version that breaks it.
  private mutating func judgeRosters(_ tokens: [(token: SDJWT, index: UInt64)]) {
    guard !tokens.isEmpty else { return }
    do throws(CustodyError) { history = try RosterHistory(verifying: tokens) } catch {
      var (good, broken) = (0, tokens.count)
      var reason = error
      while broken - good > 1 {
        let middle = (good + broken) / 2
        do throws(CustodyError) {
          _ = try RosterHistory(verifying: Array(tokens[..<middle]))
          good = middle
        } catch {
          (broken, reason) = (middle, error)
        }
      }
      note(Self.code(roster: reason), BundleLayout.roster(broken), reason.detail)
    }
  }

  private mutating func roster(_ version: Int) -> (token: SDJWT, index: UInt64)? {
    let path = BundleLayout.roster(version)
    guard let bytes = tagFile(path) else {
      note(.missingRoster, path)
      return nil
    }
    let token: SDJWT
    do throws(SDJWTError) { token = try SDJWT(parsing: bytes) } catch {
      note(.malformedRoster, path, error.detail)
      return nil
    }
    let proofPath = BundleLayout.rosterProof(version)
    guard let proofBytes = tagFile(proofPath) else {
      note(.missingProof, proofPath)
      return nil
    }
    do throws(ProofRefusal) {
      let proof = try CheckedProof(proofBytes, token: token, note: note, checkpoint: checkpoint)
      guard proof.entry.entryClass == .roster else { throw ProofRefusal(.entryMismatch, "class") }
      return (token, proof.index)
    } catch {
      note(error.code, proofPath, error.detail)
      return nil
    }
  }

  private static func code(roster error: CustodyError) -> BundleFindingCode {
    switch error.code {
    case .badDisclosure: .rosterBadDisclosure
    case .badSignature: .rosterBadSignature
    case .unknownSigner: .rosterUnknownSigner
    case .notPermitted: .rosterNotPermitted
    case .brokenRoster: .brokenRosterChain
    case .malformed, .wrongVault, .wrongRoster, .entryMismatch, .wrongHead: .malformedRoster
    }
  }

  mutating func judgeCheckpoint() {
    guard let history, let note, let checkpoint, let name = KeyName(history.fingerprint.origin) else { return }
    let path = BundleLayout.checkpoint
    guard checkpoint.origin.description == history.fingerprint.origin else {
      return self.note(.checkpointWrongOrigin, path)
    }
    guard let roster = history.inForce(at: checkpoint.size) else {
      return self.note(.checkpointTooOld, path, "no roster in force")
    }
    guard let key = CheckpointSigner.find(in: note, name: name, roster: roster) else {
      let isClaimed = CheckpointSigner.keys(of: roster.members, name: name).contains { key in
        note.signatures.contains { $0.name == key.name && $0.keyID == key.keyID }
      }
      let others = CheckpointSigner.keys(of: roster.members.filter { !$0.maySignLog }, name: name)
      let isByOther = others.contains { (try? note.verify(keys: [$0])) != nil }
      self.note(
        isByOther ? .checkpointNotPermitted : isClaimed ? .checkpointBadSignature : .checkpointUnknownSigner, path)
      return
    }
    isCheckpointSigned = true
    if let policy = tagFile(BundleLayout.policy) {
      if policy != BundlePolicy.bytes(logKey: key) { self.note(.wrongPolicy, BundleLayout.policy) }
    } else {
      self.note(.wrongPolicy, BundleLayout.policy, "not there")
    }
  }
}
