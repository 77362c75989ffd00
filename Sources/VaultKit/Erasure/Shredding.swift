public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Shredding a compartment: its keys are destroyed, in all generations and all wrapped copies, so that nobody can open what was sealed to it.
/// A signed tombstone and an event come first, the keys go after.
public struct Shredding: Sendable {
  private let session: UnlockedVault

  /// Shredding by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
  }

  /// Shreds a compartment, or completes what was interrupted.
  /// - Returns: the tombstone, and how many records it closed for ever.
  public func shred(_ id: String, reason: Tombstone.Reason) throws(VaultError) -> (Tombstone, recordCount: Int) {
    let state = try session.vault.state()
    if state.rosters.current.compartment(id) == nil, let known = try tombstone(of: id, state) {
      // Making a governor removes whatever keys the roster does not grant.
      _ = try Governance(session)
      return (known, try entries(known, state).count)
    }
    guard id != Compartment.control else {
      throw VaultError(
        .usage, "The compartment \(id) cannot be shredded: without it nobody could tell what may leave or be erased.",
        safe: "Nothing was changed.")
    }
    guard let compartment = state.rosters.current.compartment(id) else {
      throw VaultError(.usage, "The vault has no compartment \(id).", next: "See: evault compartment list")
    }
    let generations = compartment.generation
    var count = 0
    try Governance(session).shred(id, reason: reason) { state throws(VaultError) in
      try refuseUnderHold(compartment, state)
      let entries = try sealed(to: compartment, state)
      count = entries.count
      return (entries, .compartment(id, generations: generations))
    }
    let after = try session.vault.state()
    guard let tombstone = try tombstone(of: id, after) else {
      throw VaultError(.failed, "The tombstone of \(id) cannot be read back.", next: "Run: evault check --keyless")
    }
    return (tombstone, count)
  }

  private func tombstone(of id: String, _ state: VaultState) throws(VaultError) -> Tombstone? {
    try Tombstones(session.vault, state).shredded.last { $0.compartment?.id == id }
  }

  private func entries(_ tombstone: Tombstone, _ state: VaultState) throws(VaultError) -> [UInt64] {
    var found: [UInt64] = []
    try EventWalk(session: session, state: state).forEach(from: tombstone.index - 1) { result throws(VaultError) in
      guard case .success(let event) = result, event.index == tombstone.index - 1 else { return }
      found = (event.disclosed["entries"]?.arrayValue ?? []).compactMap { $0.numberValue?.uint64 }
    }
    return found
  }

  /// The entries whose records only this compartment's keys open.
  private func sealed(to compartment: Compartment, _ state: VaultState) throws(VaultError) -> [UInt64] {
    let held = Set(session.keys.keys(of: compartment.id).map(\.generation))
    guard held.isSuperset(of: compartment.shredded + 1...compartment.generation) else {
      throw VaultError(
        .notPermitted,
        "You do not hold every key of \(compartment.id), so you cannot tell what is in it, and whether a hold keeps that.",
        safe: "Nothing was changed.", next: "Ask a custodian who is cleared for it.")
    }
    var entries: [UInt64] = []
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      if case .success(let event) = result, event.compartment == compartment.id, event.origin == nil {
        entries.append(event.index)
      }
    }
    return entries
  }

  private func refuseUnderHold(_ compartment: Compartment, _ state: VaultState) throws(VaultError) {
    let holds = try Holds(session).active(in: state)
    guard !holds.isEmpty else { return }
    var items: Set<Identifier> = []
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      if case .success(let event) = result, event.compartment == compartment.id { items.insert(event.statement.item) }
    }
    for hold in holds where hold.items.map({ !items.isDisjoint(with: $0) }) ?? true {
      throw VaultError(
        .notPermitted,
        "\(compartment.id) holds something that is under the hold \(hold.id), set on \(hold.event.statement.recorded) by \(hold.event.signer.label).",
        safe: "Nothing was shredded.", next: "See: evault hold list")
    }
  }
}
