internal import Age
public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Changing members and compartments: each change is a new roster version with its own log entry, and an event that says what was done.
public struct Governance: Sendable {
  private let session: UnlockedVault
  private let seen: RosterHistory

  /// Governance by this member. The roster as it is now is what their decisions are about.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
    seen = try session.vault.state().rosters
    try settle()
  }

  /// Commits a change.
  /// - Parameters:
  ///   - subject: what the event says it is about: `label`, `compartment`, `role`, `since`.
  ///   - edit: makes the next version from the one in force.
  /// - Returns: the roster in force afterwards.
  /// - Throws: `.failed` where another custodian changed the roster meanwhile; nothing is changed then.
  @discardableResult
  public func change(
    _ action: EventAction, subject: [(name: String, value: String)], record: GovernanceRecord = GovernanceRecord(),
    _ edit: (inout RosterDraft) throws(VaultError) -> Void
  ) throws(VaultError) -> Roster {
    let claims = subject.map { JSONMember($0.name, .string($0.value)) } + record.claims
    return try commit(action, isPersonal: record.isPersonal, edit) { _ throws(VaultError) in (claims, nil) }
  }

  /// Commits the end of a compartment's keys: with the next roster version and its event comes a tombstone. The keys go after.
  /// - Parameter survey: what is lost, found once the lock is held: the entries that nobody can open any more.
  func shred(
    _ id: String, reason: Tombstone.Reason,
    survey: (VaultState) throws(VaultError) -> (entries: [UInt64], subject: Tombstone.Subject)
  ) throws(VaultError) {
    try commit(.compartmentShredded, isPersonal: false, { draft throws(VaultError) in try draft.shred(id) }) {
      state throws(VaultError) in
      let (entries, subject) = try survey(state)
      let claims = [
        JSONMember("compartment", .string(id)), JSONMember("reason", .string(reason.rawValue)),
        JSONMember("entries", .array(entries.map { .number(JSONNumber($0)) })),
      ]
      let token: CompactJWS
      do throws(JOSEError) {
        token = try Tombstone.issue(
          vault: session.vault.fingerprint, recorded: .now, subject: subject, reason: reason,
          roster: state.rosters.current.version + 1, head: state.head, signer: session.identity.signer)
      } catch {
        throw VaultError(.failed, "The tombstone could not be signed (\(error.code.rawValue)).")
      }
      return (claims, token)
    }
  }

  /// - Parameter content: the event's claims, and a tombstone that follows it where there is one.
  @discardableResult
  private func commit(
    _ action: EventAction, isPersonal: Bool, _ edit: (inout RosterDraft) throws(VaultError) -> Void,
    _ content: (VaultState) throws(VaultError) -> (claims: [JSONMember], tombstone: CompactJWS?)
  ) throws(VaultError) -> Roster {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    let done = try session.commit { state throws(VaultError) in
      let current = state.rosters.current
      guard current.digest == seen.current.digest else {
        throw VaultError(
          .failed, "Another custodian changed the roster meanwhile: version \(current.version) is in force.",
          safe: "Nothing was changed.",
          next: "Look at it (evault member list), and repeat the command if it still fits.")
      }
      var draft = RosterDraft(state.rosters, author: session.member, keys: session.keys)
      try edit(&draft)
      try draft.validate()
      let (claims, tombstone) = try content(state)
      try wrapNewKeys(draft)
      let roster = try issue(draft, index: state.head.size, after: current)
      let compartment = try draft.compartment(isPersonal ? Compartment.identities : Compartment.control)
      var entries = [
        try sealer.entry(
          action, claims, session, state, roster: current.version + 1, to: compartment.recipient, staging: staging)
      ]
      if let tombstone {
        try store { () throws(StoreError) in
          try session.vault.log.write(tombstone: tombstone.serialized, index: state.head.size + 2)
        }
        entries.append(LogEntry(tombstone: SHA256.hash(tombstone.serialized)))
      }
      return (roster, entries)
    }
    try settle()
    return done.state.rosters.current
  }

  /// A new generation's key is with everyone who is cleared before anything can be sealed to it.
  private func wrapNewKeys(_ draft: RosterDraft) throws(VaultError) {
    for key in draft.newKeys {
      let cleared = try draft.compartment(key.id).cleared
      for member in draft.members where cleared.contains(member.kid) {
        try store { () throws(StoreError) in
          try session.vault.keys.grant(key, to: member, vault: session.vault.fingerprint)
        }
      }
    }
  }

  private func issue(_ draft: RosterDraft, index: UInt64, after current: Roster) throws(VaultError) -> SDJWT {
    do throws(SDJWTError) {
      return try Roster.issue(
        version: current.version + 1, index: index, created: .now, previous: current.digest, members: draft.members,
        compartments: draft.compartments, signer: session.identity.signer)
    } catch {
      throw VaultError(error)
    }
  }

  /// Brings wrapped keys to what the roster says, as far as this member can: also what an interrupted change left undone.
  private func settle() throws(VaultError) {
    // With the lock: a key that another custodian has just wrapped for a roster to come must stay.
    try session.commit { state throws(VaultError) in
      try settle(state.rosters, UnlockedVault.open(session.vault, state.rosters, session.member, session.identity))
      return []
    }
  }

  private func settle(_ rosters: RosterHistory, _ keys: CompartmentKeys) throws(VaultError) {
    let vault = session.vault
    try store { () throws(StoreError) in
      let places = Set(try vault.keys.list())
      for compartment in rosters.current.compartments {
        for key in keys.keys(of: compartment.id) {
          for member in rosters.current.members where compartment.cleared.contains(member.kid) {
            let place = WrappedKeyPlace(compartment: key.id, generation: key.generation, member: member.kid)
            if !places.contains(place) {
              try vault.keys.grant(key, to: member, vault: vault.fingerprint)
            } else if !WrappedKeyFile.isWhole(at: place, in: vault.folder, of: vault.fingerprint) {
              // What cannot give way is a finding of a check, and keeps no change from being made.
              try? vault.keys.grant(key, to: member, vault: vault.fingerprint)
            }
          }
        }
      }
      for place in places
      where !rosters.current.grants(place.compartment, generation: place.generation, to: place.member) {
        try vault.keys.remove(place)
        // Whoever loses a key keeps no catalogue of what it opened; nor does anybody, where it was shredded.
        CatalogueImage.removeAll(vault)
      }
    }
  }
}
