internal import Age
public import Custody
internal import SelectiveDisclosure
internal import Translations
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// A vault and a member who works with it: their keys, and those of the compartments they are cleared for.
public final class UnlockedVault: Sendable {
  /// The vault.
  public let vault: Vault
  /// The member's keys.
  public let identity: MemberIdentity
  /// The member, as the roster has them.
  public let member: Member
  /// The opened keys.
  let keys: CompartmentKeys
  /// The clock that events are recorded by.
  let clock: EventClock
  /// What they can read of the log, folded.
  let catalogue = MemberCatalogue()

  /// Opens the compartments for a member.
  /// - Parameter passingOverDamagedKeys: whether a wrapped key that is damaged is as good as none: for what needs none.
  /// - Throws: `.wrongIdentity` where the identity is no member's, `.notTrusted` where its owner never compared the vault's fingerprint.
  public init(
    _ vault: Vault, identity: MemberIdentity, passingOverDamagedKeys: Bool = false
  ) throws(VaultError) {
    let state = try vault.state()
    let rosters = state.rosters
    guard let member = rosters.current.member(identity.signer.kid) else {
      throw VaultError(
        .wrongIdentity, "This identity is no member of the vault \(vault.folder.path).",
        next: "Use the identity that the vault knows (--identity FILE), or ask a custodian to admit yours.")
    }
    guard identity.knownVaults.contains(vault.fingerprint) else {
      throw VaultError(
        .notTrusted,
        "This identity has not worked with this vault before. The vault's fingerprint is \(vault.fingerprint.grouped).",
        safe: "Nothing was changed.",
        next:
          "Compare it with the fingerprint that a custodian gave you another way. If it is the same, add: --fingerprint HEX. If it differs, do not use this copy."
      )
    }
    self.vault = vault
    self.identity = identity
    self.member = member
    keys = try Self.open(vault, rosters, member, identity, passingOverDamaged: passingOverDamagedKeys)
    clock = EventClock(after: LastEvent.recorded(vault, state, keys))
  }

  /// Seconds by which this machine's clock is behind the last event's time, which every event that is recorded now will say; nil where it is not.
  public var secondsBehind: Int? { clock.secondsBehind(.now) }

  /// The compartment keys that the roster and the key folder give this member.
  static func open(
    _ vault: Vault, _ rosters: RosterHistory, _ member: Member, _ identity: MemberIdentity,
    passingOverDamaged: Bool = false
  ) throws(VaultError) -> CompartmentKeys {
    var opened: [CompartmentKey] = []
    var lacking: [WrappedKeyPlace] = []
    guard let age = identity.ageIdentity else { return CompartmentKeys(opened) }
    for compartment in rosters.current.compartments where compartment.cleared.contains(member.kid) {
      for generation in rosters.generations(of: compartment) {
        guard let recipient = rosters.recipient(of: compartment.id, generation: generation) else { continue }
        let place = WrappedKeyPlace(compartment: compartment.id, generation: generation, member: member.kid)
        do throws(StoreError) {
          let key = try vault.keys.open(
            compartment.id, generation: generation, recipient: recipient, member: member, with: age)
          if let key { opened.append(key) } else { lacking.append(place) }
        } catch {
          guard passingOverDamaged, error.code == .badKey else { throw VaultError(error) }
          lacking.append(place)
        }
      }
    }
    return CompartmentKeys(opened, lacking: lacking)
  }

  /// Whether they hold any key of a compartment. Without one they can bring evidence in, and open nothing, not even that.
  public var canOpen: Bool { !keys.all.isEmpty }

  /// Whether the newest roster clears the member for a compartment.
  func isCleared(for compartment: String) throws(VaultError) -> Bool {
    let compartments = try vault.state().rosters.current.compartments
    return compartments.first { $0.id == compartment }?.cleared.contains(member.kid) == true
  }

  /// Refuses what the member's role does not permit, before anything is done.
  func require(_ type: EventType) throws(VaultError) {
    try Self.require(type, of: member)
    // A thin vault keeps accesses, and nothing else, for the home vault's log.
    if type != .access { try vault.requireHome() }
  }

  /// Refuses what a member may not record, whether or not the vault is open.
  static func require(_ type: EventType, of member: Member) throws(VaultError) {
    guard member.suspendedSince == nil else {
      throw VaultError(
        .notPermitted, Phrase("error.suspended", ["label": member.label]), next: Phrase("error.suspended.next"))
    }
    guard member.role.maySign(type) else {
      let readers = Role.allCases.filter { $0.maySign(.access) }.map(\.rawValue).joined(separator: ", ")
      throw VaultError(
        .notPermitted, Phrase("error.role", ["role": member.role.rawValue, "type": type.rawValue]),
        next: type == .access ? Phrase("error.role.access.next", ["roles": readers]) : nil)
    }
  }

  /// Where events of this type are sealed to.
  func recipient(for type: EventType, in rosters: RosterHistory) throws(VaultError) -> X25519Recipient {
    try recipient(of: type.isControl ? Compartment.control : Compartment.general, in: rosters)
  }

  /// What is sealed to a compartment now.
  func recipient(of id: String, in rosters: RosterHistory) throws(VaultError) -> X25519Recipient {
    guard let compartment = rosters.current.compartment(id) else {
      throw VaultError(.usage, "The vault has no compartment \(id).", next: "See: evault compartment list")
    }
    return compartment.recipient
  }

  /// Appends entries to the log, durably. What they name must have been written before; it is flushed here.
  /// - Parameter entries: makes the entries from the vault as it is once the lock is held. None: nothing is committed.
  /// - Returns: the index of the first entry, and the vault afterwards.
  @discardableResult
  func commit(
    _ entries: (VaultState) throws(VaultError) -> [LogEntry]
  ) throws(VaultError) -> (first: UInt64, state: VaultState) {
    try commit { state throws(VaultError) in (roster: nil, entries: try entries(state)) }
  }

  /// Appends entries, after a new roster version where there is one.
  /// - Parameter changes: makes them from the vault as it is once the lock is held; the roster's `index` is that of the next entry.
  @discardableResult
  func commit(
    _ changes: (VaultState) throws(VaultError) -> (roster: SDJWT?, entries: [LogEntry])
  ) throws(VaultError) -> (first: UInt64, state: VaultState) {
    try vault.requireHome()
    // Whoever wrote here would make another history of the vault, which the next push would refuse to touch.
    if (try? vault.folder.status("mirror/vault"))?.kind == .regular {
      throw VaultError(
        .notPermitted, "\(vault.folder.path) is a mirror: only the vault's own pushes write there.",
        safe: "Nothing was changed.", next: "Make a vault of it first: evault clone file:///path DIR")
    }
    var locked: VaultState?
    let seen = try store { () throws(StoreError) in try vault.memory.recall(vault.fingerprint) }
    var transaction = try store { () throws(StoreError) in
      try LogTransaction(vault: vault.folder, log: vault.log) { note throws(StoreError) in
        let state = try vault.state(of: note)
        try vault.compare(state, with: seen)
        locked = state
        return state.head
      }
    }
    guard let before = locked else { throw VaultError(.failed, "The log could not be read.") }
    // What was permitted when this member began may not be any longer: an entry of theirs would be refused by everyone for ever.
    guard let now = before.rosters.current.member(member.kid), now.maySignLog, now.role == member.role else {
      throw VaultError(
        .notPermitted,
        "Your place in the roster changed meanwhile: version \(before.rosters.current.version) is in force.",
        safe: "Nothing was recorded.", next: "See: evault member list")
    }
    let version = before.rosters.current.version + 1
    try store { () throws(StoreError) in try vault.rosterStore.removeUncommitted(version: version) }
    let (roster, others) = try changes(before)
    var new = others
    if let roster {
      try store { () throws(StoreError) in try vault.rosterStore.write(roster.serialized, version: version) }
      new.insert(LogEntry(roster: roster.issuerJWTDigest), at: 0)
    }
    guard !new.isEmpty else { return (before.head.size, before) }
    let first = transaction.nextIndex
    for entry in new { try store { () throws(StoreError) in try transaction.append(entry) } }
    let done: (checkpoint: [UInt8], head: TreeHead)
    do throws(StoreError) {
      done = try transaction.commit { head throws(StoreError) in
        try LogKey.sign(head, vault: vault.fingerprint, by: identity.signer)
      }
    } catch {
      throw VaultError(error)
    }
    var rosters = before.rosters
    if let roster {
      do throws(CustodyError) { rosters = try rosters.appending(roster) } catch {
        throw VaultError(error, "The roster")
      }
    }
    let after = VaultState(note: done.checkpoint, head: done.head, rosters: rosters, signer: member)
    // It is done: nothing after this may call it failed.
    vault.advance(to: after)
    clock.advance()
    return (first, after)
  }
}
