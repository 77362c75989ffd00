internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Checks what cosigners said of the log, and compares it with what somebody asks for.
struct CosignatureCheck {
  private let log: LogStore
  private let files: CosignatureStore
  private let state: VaultState
  private let now: Timestamp

  init(_ log: LogStore, _ state: VaultState, now: Timestamp) {
    self.log = log
    self.now = now
    files = CosignatureStore(log)
    self.state = state
  }

  /// - Parameter kept: the kept checkpoints, read before the state was.
  func run(
    kept: [(size: UInt64, note: [UInt8])], _ demands: CheckDemands, _ report: inout CheckReport
  ) throws(StoreError) {
    var vouched: [PolicyName: UInt64] = [:]
    let known = try files.cosigners()
    let members = Set(state.rosters.versions.flatMap { $0.roster.members.map(\.key) })
    for (size, bytes) in kept {
      // Kept checkpoints that are none of this log's have a finding of their own.
      guard let note = try? SignedNote(bytes), let checkpoint = try? Checkpoint(note.text),
        let root = try? log.tree(size: state.head.size).rootHash(treeSize: size), root == checkpoint.root
      else { continue }
      for (name, signature) in try files.cosignatures(size: size) {
        let path = "\(VaultLayout.log)/\(VaultLayout.checkpoints)/\(size)/\(name)"
        guard let signature, let cosigned = try? SignedNote(text: note.text, signatures: [signature]) else {
          report.add(.cosignatureInvalid, path, "This is no cosignature.")
          continue
        }
        func holds(_ key: NoteVerifierKey) -> Bool { (try? cosigned.verify(keys: [key])) != nil }
        // Known or only named by the policy: whoever made it says a time.
        if let key = (known + (demands.policy?.witnesses.map(\.key) ?? [])).first(where: holds),
          let time = (try? cosigned.verify(keys: [key]))?.first?.timestamp,
          Timestamp(seconds: Int64(clamping: time)).isInFuture(of: now)
        {
          report.add(
            .cosignatureInFuture, path,
            "\(key.name) says that it cosigned this at \(Timestamp(seconds: Int64(clamping: time))), which is still to come by this machine's clock: one of the two is wrong. Until then it can cosign nothing more of this log.",
            as: .notice)
        }
        if let key = known.first(where: { $0.keyID == signature.keyID && $0.name == signature.name }) {
          if !holds(key) || members.contains(key.publicKey) {
            report.add(.cosignatureInvalid, path, "\(key.name) did not cosign this checkpoint, or has a member's key.")
          }
        } else {
          report.add(.unexpectedFile, path, "\(signature.name) is no cosigner that the vault knows.", as: .notice)
        }
        for witness in demands.policy?.witnesses ?? [] where !members.contains(witness.key.publicKey) {
          if holds(witness.key) { vouched[witness.name] = max(size, vouched[witness.name] ?? 0) }
        }
      }
    }
    judge(demands, vouched, &report)
  }

  private func judge(_ demands: CheckDemands, _ vouched: [PolicyName: UInt64], _ report: inout CheckReport) {
    let checkpoint = "\(VaultLayout.log)/\(VaultLayout.checkpoint)"
    let version = state.rosters.current.version
    if let minimum = demands.minimumRoster, version < minimum {
      report.add(.rosterTooOld, "\(VaultLayout.roster)", "The newest roster is version \(version), not \(minimum).")
    }
    guard let policy = demands.policy else { return }
    if !policy.logs.isEmpty {
      let note = try? SignedNote(state.note)
      let isSigned = policy.logs.contains { log in
        log.key.name.description == state.rosters.fingerprint.origin && (try? note?.verify(keys: [log.key])) != nil
      }
      if !isSigned { report.add(.policyNotMet, checkpoint, "Signed by no key that the policy names for this log.") }
    }
    let gaps = policy.missing(given: vouched.keys)
    guard gaps.isEmpty else {
      let what = gaps.map(\.description).joined(separator: "; ")
      report.add(.quorumMissing, checkpoint, "Fewer cosigners vouch for the log than the policy asks for: \(what).")
      return
    }
    guard policy.quorum != nil else { return }
    // The longest beginning of the log for which enough of them vouched.
    let covered = vouched.values.sorted().last { size in
      policy.missing(given: vouched.filter { $0.value >= size }.keys).isEmpty
    }
    guard let covered, covered < state.head.size else { return }
    report.add(
      .quorumBehind, checkpoint,
      "The policy's quorum vouches for \(EntryCount.first(covered)); for the \(state.head.size - covered) since then it has not been asked yet.",
      as: .notice)
  }
}
