public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// A field vault as its offer shows it to its home: everything that can be verified before anything is taken, was.
public struct OfferedVault: Sendable {
  /// How the home vault stands to the field member's key.
  public enum Standing: Sendable, Equatable {
    /// It was never in the roster.
    case unknown
    /// It is a member's, of this label.
    case admitted(String)
    /// It was a member's, of this label, who was removed or is suspended.
    case late(String)
  }

  /// The folder.
  public let path: FilePath
  /// What its member signed.
  public let offer: HandoffOffer
  /// The invitation by which the field vault was made.
  public let invitation: KitInvitation
  /// The field vault's only member.
  public let member: Member
  /// How the home vault stands to them.
  public let standing: Standing

  let folder: Folder
  let log: LogStore
  let objects: ObjectStore
  let state: VaultState

  /// How many items are offered.
  public var itemCount: UInt64 { FieldVault.itemCount(state.head.size) }

  /// Verifies the offer in this folder.
  public init(_ path: FilePath, to home: UnlockedVault) throws(VaultError) {
    let folder = try files { () throws(FileError) in try Folder.open(path) }
    let token = try TokenFile.read(Offering.token, in: folder, "an offer")
    let vault = try files { () throws(FileError) in try folder.folder(Offering.vaultName) }
    (log, state) = try Self.state(vault)
    objects = try files { () throws(FileError) in try ObjectStore(vault: vault, create: false) }
    self.folder = folder
    self.path = path
    let roster = state.rosters.current
    guard let satellite = roster.satellite, roster.members.count == 1 else {
      throw VaultError(.corrupt, "\(path) does not hold a field vault.", safe: Self.untouched)
    }
    guard satellite.home == home.vault.fingerprint else {
      throw VaultError(
        .notTrusted, "This offer is for another vault: \(satellite.home.grouped).", safe: Self.untouched,
        next: "Give it to that vault's custodian, or name that vault with --vault DIR.")
    }
    do throws(CustodyError) { offer = try HandoffOffer(verifying: token, of: roster) } catch {
      throw Self.refusal(path.appending(Offering.token), error)
    }
    guard offer.head == state.head else {
      throw VaultError(
        .corrupt,
        "The offer speaks of \(offer.head.size) log entries, and the field vault with it has \(state.head.size).",
        safe: Self.untouched, next: "Ask for a new offer.")
    }
    member = roster.members[0]
    let rosters = try home.vault.state().rosters
    invitation = try Self.invitation(vault, satellite, roster, rosters)
    standing = Self.standing(of: member, in: rosters)
    try Self.verify(vault, log, state)
  }

  static let untouched = "Nothing was changed."

  private static func refusal(_ path: FilePath, _ error: CustodyError) -> VaultError {
    let kind: VaultError.Kind = error.code == .malformed ? .corrupt : .badSignature
    return VaultError(kind, "\(path) is not valid (\(error)).", safe: untouched, next: "Ask for a new offer.")
  }

  private static func state(_ vault: Folder) throws(VaultError) -> (LogStore, VaultState) {
    try store { () throws(StoreError) in
      try FormatText.check(vault)
      let rosters = RosterStore(vault: vault)
      // Who sends versions without end is not read to the end.
      guard try rosters.read(version: 2) == nil else {
        throw StoreError(.badRoster, VaultLayout.roster, "a field vault has one version only")
      }
      let log = try LogStore(vault: vault)
      return (log, try Vault.state(note: log.checkpoint(), log: log, rosters: rosters))
    }
  }

  /// The invitation, which a custodian of this vault must have signed, and by which the field vault must have been made.
  private static func invitation(
    _ vault: Folder, _ satellite: Satellite, _ roster: Roster, _ home: RosterHistory
  ) throws(VaultError) -> KitInvitation {
    let path = vault.path.appending(VaultLayout.invitation)
    let token = try TokenFile.read(VaultLayout.invitation, in: vault, "an invitation")
    let claims = try Invitation(token, "\(path)").claims
    guard claims.fingerprint.digest == satellite.kit, claims.vault == satellite.home,
      roster.members[0].label == claims.label, roster.members[0].role == .investigator,
      roster.members[0].recipient == nil, Set(roster.compartments.map(\.id)) == Set(claims.compartments.map(\.id)),
      claims.compartments.allSatisfy({ roster.compartment($0.id) == $0 })
    else {
      throw VaultError(
        .badSignature, "\(path) is not the invitation by which this field vault was made.", safe: untouched)
    }
    let isOurs = home.versions.contains { $0.roster.member(claims.signer)?.mayGovern == true }
    guard isOurs else {
      throw VaultError(
        .badSignature, "The invitation of this field vault was signed by nobody who was a custodian of this vault.",
        safe: untouched, next: "Find out who made that kit. What is in it was sealed to whoever did.")
    }
    return claims
  }

  private static func standing(of member: Member, in home: RosterHistory) -> Standing {
    if let known = home.current.member(member.kid) {
      return known.maySign(.intake) ? .admitted(known.label) : .late(known.label)
    }
    return home.versions.lazy.compactMap { $0.roster.member(member.kid) }.first.map { .late($0.label) } ?? .unknown
  }

  /// Verifies the whole log: entries, tiles, root.
  private static func verify(_ vault: Folder, _ log: LogStore, _ state: VaultState) throws(VaultError) {
    var report = CheckReport()
    var check = LogCheck(folder: vault, log: log, state: state)
    check.run(kept: [], &report)
    guard let finding = report.findings.first(where: { $0.severity == .failure }) else { return }
    throw VaultError(
      .corrupt, "The log of the field vault is damaged (\(finding.code.rawValue), \(finding.path)): \(finding.message)",
      safe: untouched, next: "Ask for a new offer: it may have been damaged on its way.")
  }
}
