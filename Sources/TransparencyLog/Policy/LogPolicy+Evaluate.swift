extension LogPolicy {
  /// Judges a signed checkpoint (c2sp.org/tlog-policy): signed by one of the logs, cosigned by the quorum.
  ///
  /// What is missing is part of the result. Throws where the note cannot be judged at all: `malformedCheckpoint`, and
  /// `badSignature` for a signature of a known key that does not verify. `logKeys` are logs known from elsewhere, for a policy
  /// without logs; as with a policy's own, a key counts where its name is the checkpoint's origin.
  public func evaluate(
    _ note: SignedNote, logKeys: [NoteVerifierKey] = []
  ) throws(TransparencyLogError) -> PolicyResult {
    let checkpoint = try Checkpoint(note.text)
    let knownLogs = logs.map(\.key) + logKeys.filter { key in !logs.contains { $0.key == key } }
    let verified = try note.verifiedSignatures(keys: knownLogs + witnesses.map(\.key))
    let signers = verified.map(\.key).filter { knownLogs.contains($0) && $0.name.line == checkpoint.origin }
    let cosigners = witnesses.compactMap { witness -> PolicyResult.Witnessing? in
      guard let match = verified.first(where: { $0.key == witness.key }), let time = match.timestamp else { return nil }
      return PolicyResult.Witnessing(name: witness.name, key: witness.key, timestamp: time)
    }
    var missing: [PolicyGap] = signers.isEmpty ? [.logSignature(origin: checkpoint.origin)] : []
    missing += self.missing(given: cosigners.map(\.name))
    return PolicyResult(checkpoint: checkpoint, logKeys: signers, witnesses: cosigners, missing: missing)
  }

  /// What the quorum lacks where these witnesses have witnessed, whichever checkpoints they did; empty where it is reached.
  public func missing(given witnesses: some Sequence<PolicyName>) -> [PolicyGap] {
    quorum.map { gaps($0, cosigners: Set(witnesses)) } ?? []
  }

  /// What keeps the witness or group from having witnessed: itself, then the groups within it that are short too.
  private func gaps(_ quorum: PolicyName, cosigners: Set<PolicyName>) -> [PolicyGap] {
    var witnessed = cosigners
    var short: [PolicyName: PolicyGap] = [:]
    for group in groups {
      let absent = group.members.filter { !witnessed.contains($0) }
      let present = group.members.count - absent.count
      if present >= group.threshold {
        witnessed.insert(group.name)
      } else {
        short[group.name] = .group(group.name, present: present, needed: group.threshold, absent: absent)
      }
    }
    guard !witnessed.contains(quorum) else { return [] }
    guard short[quorum] != nil else { return [.witness(quorum)] }
    var gaps: [PolicyGap] = []
    var open = [quorum][...]
    while let name = open.popFirst() {
      guard let gap = short[name] else { continue }
      gaps.append(gap)
      if case .group(_, _, _, let absent) = gap { open += absent }
    }
    return gaps
  }
}
