internal import Age
public import Custody
internal import VaultCrypto
internal import VaultStore

/// The next roster version while it is being made: every rule about who may be in it stands here.
public struct RosterDraft {
  let before: RosterHistory
  let author: Member
  let keys: CompartmentKeys
  /// Members as they will be.
  public private(set) var members: [Member]
  /// Compartments as they will be.
  public private(set) var compartments: [Compartment]
  /// Keys of new generations.
  private(set) var newKeys: [CompartmentKey] = []

  init(_ before: RosterHistory, author: Member, keys: CompartmentKeys) {
    self.before = before
    self.author = author
    self.keys = keys
    members = before.current.members
    compartments = before.current.compartments
  }

  /// The member with this label.
  public func member(_ label: String) throws(VaultError) -> Member {
    guard let member = members.first(where: { $0.label == label }) else {
      throw VaultError(.usage, "The vault has no member \(label).", next: "See: evault member list")
    }
    return member
  }

  /// The compartment of this name.
  public func compartment(_ id: String) throws(VaultError) -> Compartment {
    guard let compartment = compartments.first(where: { $0.id == id }) else {
      throw VaultError(.usage, "The vault has no compartment \(id).", next: "See: evault compartment list")
    }
    return compartment
  }

  /// Admits a person by their card. A custodian is cleared for every compartment that the author can clear them for, whoever may export for `control`.
  public mutating func admit(
    _ card: IdentityCard, as label: String, role: Role, compartments wanted: [String]
  ) throws(VaultError) {
    try admit(key: card.key, recipient: card.recipient, as: label, role: role, compartments: wanted)
  }

  /// Admits a person by their keys.
  mutating func admit(
    key: Ed25519PublicKey, recipient: X25519Recipient?, as label: String, role: Role, compartments wanted: [String]
  ) throws(VaultError) {
    guard
      let member = Member(key: key, recipient: recipient, role: role, label: label, signsLog: true)
    else { throw VaultError(.usage, "A label has 1 to 64 letters a-z, digits and hyphens, and is never a name.") }
    for (roster, _) in before.versions {
      if let other = roster.members.first(where: { $0.kid == member.kid }) {
        throw VaultError(.failed, "This card's signing key is known already: it is, or was, that of \(other.label).")
      }
      if let recipient = member.recipient, let other = roster.members.first(where: { $0.recipient == recipient }) {
        throw VaultError(.failed, "This card's age recipient is known already: it is, or was, that of \(other.label).")
      }
    }
    guard !members.contains(where: { $0.label == label }) else {
      throw VaultError(.failed, "The label \(label) is taken.", next: "Choose another. See: evault member list")
    }
    guard member.recipient != nil || (role == .investigator && wanted.isEmpty) else {
      throw VaultError(
        .failed,
        "This card has no age recipient: its owner can seal and never open. That fits an investigator without compartments."
      )
    }
    members.append(member)
    var ids = Set(wanted)
    if role.maySign(.export) { ids.insert(Compartment.control) }
    if role.mayGovern { ids.formUnion(compartments.map(\.id).filter { !keys.keys(of: $0).isEmpty }) }
    for id in ids.sorted() { try grant(id, to: label) }
  }

  /// Gives a member another role or label.
  public mutating func change(_ label: String, role: Role?, newLabel: String?) throws(VaultError) {
    let member = try member(label)
    if let newLabel, members.contains(where: { $0.label == newLabel }) {
      throw VaultError(.failed, "The label \(newLabel) is taken.", next: "Choose another. See: evault member list")
    }
    if role != nil, role != .custodian { try refuseSelf(member, "change your own role") }
    try replace(member, role: role ?? member.role, label: newLabel ?? member.label, since: member.suspendedSince)
    if let role, role.maySign(.export) { try grant(Compartment.control, to: newLabel ?? label) }
  }

  /// Suspends a member: they may sign nothing, they are cleared for nothing new, and what they recorded since then is doubted.
  public mutating func suspend(_ label: String, since: Timestamp) throws(VaultError) {
    let member = try member(label)
    try refuseSelf(member, "suspend yourself")
    try replace(member, role: member.role, label: label, since: since)
    for compartment in compartments where compartment.cleared.contains(member.kid) {
      try renew(compartment, cleared: compartment.cleared.filter { $0 != member.kid })
    }
  }

  /// Ends a suspension. What they were cleared for has to be granted again.
  public mutating func reinstate(_ label: String) throws(VaultError) {
    let member = try member(label)
    guard member.suspendedSince != nil else { throw VaultError(.failed, "\(label) is not suspended.") }
    try replace(member, role: member.role, label: label, since: nil)
    if member.role.maySign(.export) { try grant(Compartment.control, to: label) }
  }

  /// Removes a member. Compartments they were cleared for begin a new generation.
  public mutating func remove(_ label: String) throws(VaultError) {
    let member = try member(label)
    try refuseSelf(member, "remove yourself")
    members.removeAll { $0.kid == member.kid }
    for compartment in compartments where compartment.cleared.contains(member.kid) {
      try renew(compartment, cleared: compartment.cleared.filter { $0 != member.kid })
    }
  }

  /// Makes a compartment. Its maker is cleared for it.
  public mutating func make(_ id: String) throws(VaultError) {
    guard !before.versions.contains(where: { $0.roster.compartment(id) != nil }) else {
      throw VaultError(.failed, "There is, or was, a compartment \(id).", next: "Choose another name.")
    }
    let key = try newKey(id, generation: 1)
    guard
      let made = Compartment(id: id, generation: 1, recipient: key.identity.recipient, cleared: [author.kid])
    else { throw VaultError(.usage, "A compartment's name has 1 to 64 letters a-z, digits and hyphens.") }
    compartments.append(made)
  }

  /// Clears a member for a compartment, for all that was ever sealed to it.
  public mutating func grant(_ id: String, to label: String) throws(VaultError) {
    let (compartment, member) = (try compartment(id), try member(label))
    guard member.recipient != nil, member.suspendedSince == nil else {
      throw VaultError(
        .failed,
        "\(label) cannot be cleared: \(member.recipient == nil ? "they have no key to open anything with" : "they are suspended")."
      )
    }
    guard
      keys.keys(of: id).contains(where: { $0.generation == compartment.generation })
        || newKeys.contains(where: { $0.id == id })
    else {
      throw VaultError(
        .notPermitted, "You are not cleared for \(id), so you cannot clear others for it.",
        next: "Ask a custodian who is.")
    }
    try replace(
      compartment, generation: compartment.generation, compartment.recipient, compartment.cleared + [member.kid])
  }

  /// Ends a member's clearance: what comes is sealed to a new generation, which they do not get.
  public mutating func revoke(_ id: String, from label: String) throws(VaultError) {
    let (compartment, member) = (try compartment(id), try member(label))
    guard compartment.cleared.contains(member.kid) else {
      throw VaultError(.failed, "\(label) is not cleared for \(id).")
    }
    if id == Compartment.control, member.maySign(.export) {
      throw VaultError(
        .failed, "Whoever may export must be cleared for \(id).", next: "Change their role first: evault member change")
    }
    try renew(compartment, cleared: compartment.cleared.filter { $0 != member.kid })
  }

  /// Begins a new generation for the same members.
  public mutating func rotate(_ id: String) throws(VaultError) {
    let compartment = try compartment(id)
    try renew(compartment, cleared: compartment.cleared)
  }

  /// Ends a compartment with all its keys. The two that a vault cannot do without begin again, with a new key.
  public mutating func shred(_ id: String) throws(VaultError) {
    let compartment = try compartment(id)
    guard id == Compartment.general || id == Compartment.identities else {
      compartments.removeAll { $0.id == id }
      return
    }
    let key = try newKey(id, generation: compartment.generation + 1)
    try replace(compartment, generation: key.generation, key.identity.recipient, compartment.cleared, endsOlder: true)
  }

  /// Refuses a version without a custodian who can sign the next one.
  func validate() throws(VaultError) {
    guard members.contains(where: \.mayGovern) else {
      throw VaultError(.failed, "The last custodian cannot be removed, suspended or given another role.")
    }
  }

  private func refuseSelf(_ member: Member, _ what: String) throws(VaultError) {
    guard member.kid != author.kid else {
      throw VaultError(
        .failed, "You cannot \(what): a roster is signed by a custodian who stays.",
        next: "Another custodian can. The last custodian cannot be removed.")
    }
  }

  private mutating func renew(_ compartment: Compartment, cleared: [String]) throws(VaultError) {
    guard !cleared.isEmpty else {
      throw VaultError(
        .failed, "Nobody would be left who can open \(compartment.id).",
        next: "Clear another member for it first: evault compartment grant")
    }
    let key = try newKey(compartment.id, generation: compartment.generation + 1)
    try replace(compartment, generation: key.generation, key.identity.recipient, cleared)
  }

  private mutating func newKey(_ id: String, generation: Int) throws(VaultError) -> CompartmentKey {
    do throws(AgeError) {
      let key = CompartmentKey(id: id, generation: generation, identity: try X25519Identity.generate())
      newKeys.removeAll { $0.id == id }
      newKeys.append(key)
      return key
    } catch {
      throw VaultError(error, "A compartment's key")
    }
  }

  private mutating func replace(
    _ old: Compartment, generation: Int, _ recipient: X25519Recipient, _ cleared: [String], endsOlder: Bool = false
  ) throws(VaultError) {
    guard let place = compartments.firstIndex(of: old),
      let new = Compartment(
        id: old.id, generation: generation, recipient: recipient, cleared: cleared,
        shredded: endsOlder ? generation - 1 : old.shredded)
    else { throw VaultError(.failed, "The compartment \(old.id) cannot be changed.") }
    compartments[place] = new
  }

  private mutating func replace(_ old: Member, role: Role, label: String, since: Timestamp?) throws(VaultError) {
    guard let place = members.firstIndex(of: old),
      let new = Member(
        key: old.key, recipient: old.recipient, role: role, label: label, signsLog: old.signsLog, suspendedSince: since)
    else { throw VaultError(.usage, "A label has 1 to 64 letters a-z, digits and hyphens, and is never a name.") }
    members[place] = new
  }
}
