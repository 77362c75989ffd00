internal import Age
internal import Custody
internal import SecretSharing
internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

/// Recovery: a custodian's identity that exists only in shares, any few of which give it back.
public enum Recovery {
  /// What a splitting made.
  public struct Split: Sendable {
    /// How the roster calls the recovery identity.
    public let label: String
    /// How many shares give access.
    public let threshold: Int
    /// The share files.
    public let files: [FilePath]
    /// What it is cleared for.
    public let compartments: [String]
  }

  /// Whether a key can be split so.
  public static func canSplit(_ count: Int, _ threshold: Int) -> Bool {
    SecretSharing.canSplit(threshold: threshold, count: count)
  }

  /// Makes a recovery identity, writes its shares into a new folder, and admits it as a custodian. It is written nowhere whole.
  public static func split(
    _ session: UnlockedVault, count: Int, threshold: Int, into path: FilePath
  ) throws(VaultError) -> Split {
    let secret = SecureRandom.secret(RecoveryIdentity.byteCount)
    let shares: [SecretShare]
    do throws(SecretSharingError) {
      shares = try SecretSharing.split(secret, threshold: threshold, count: count)
    } catch {
      throw VaultError(.usage, "There are 2 to 16 shares, and at least 2 of them are needed; or 1 of 1, a backup key.")
    }
    let governance = try Governance(session)
    let label = nextLabel(try session.vault.state().rosters)
    let card = try card(of: RecoveryIdentity.derive(secret))
    try VaultFolder.requireOutside(path)
    let folder = try VaultKit.files { () throws(FileError) in try Folder.create(path) }
    var names: [FilePath] = []
    do throws(VaultError) {
      for share in shares {
        let name = "share-\(share.index + 1)-of-\(count)"
        let text = ShareFile.text(share, count: count, vault: session.vault.fingerprint, label: label)
        let page = SharePage.html(share, count: count, vault: session.vault.fingerprint, label: label)
        try VaultKit.files { () throws(FileError) in
          try folder.add(FilePath(name + ".txt"), text, mode: 0o400)
          try folder.add(FilePath(name + ".html"), page, mode: 0o400)
        }
        names.append(path.appending(FilePath(name + ".txt")))
      }
      try VaultKit.files { () throws(FileError) in try folder.syncFileSystem() }
      let roster = try governance.change(
        .memberAdmitted,
        subject: [("label", label), ("kid", Signer.kid(of: card.key)), ("role", Role.custodian.rawValue)]
      ) { draft throws(VaultError) in
        try draft.admit(card, as: label, role: .custodian, compartments: [])
      }
      let kid = Signer.kid(of: card.key)
      return Split(
        label: label, threshold: threshold, files: names,
        compartments: roster.compartments.filter { $0.cleared.contains(kid) }.map(\.id).sorted())
    } catch {
      // Shares of an identity that was not admitted open nothing, and would be mistaken for some that do. Where the roster has it, or
      // cannot be told to, they stay.
      if let rosters = try? session.vault.state().rosters, rosters.current.member(Signer.kid(of: card.key)) == nil {
        try? Folder.open(path.parent).removeTree(path.lastComponent)
      }
      throw error
    }
  }

  /// Puts shares together and looks whether they open what they should. Nothing of the key is shown or kept.
  /// - Returns: the recovery identity's label, and what it opens.
  public static func rehearse(
    _ vault: Vault, _ paths: [FilePath]
  ) throws(VaultError) -> (label: String, compartments: [String]) {
    let session = try UnlockedVault(vault, identity: try combine(vault, paths))
    let roster = try vault.state().rosters.current
    let expected = roster.compartments.filter { $0.cleared.contains(session.member.kid) }
    guard session.member.suspendedSince == nil, !expected.isEmpty else {
      throw VaultError(
        .notPermitted,
        "The shares are right, but \(session.member.label) \(session.member.suspendedSince == nil ? "is cleared for nothing" : "is suspended"): they would give access to nothing.",
        next: "Make new ones: evault recovery split")
    }
    for compartment in expected where session.keys.keys(of: compartment.id).isEmpty {
      throw VaultError(
        .corrupt, "The shares are right, but the wrapped key of \(compartment.id) is missing.",
        next: "A custodian's next change of members or compartments puts it back.")
    }
    RecoveryMemory(vault.fingerprint).note(session.member.kid)
    return (session.member.label, expected.map(\.id).sorted())
  }

  /// The recovery identity that shares give.
  /// - Throws: naming each share that is damaged, doubled, foreign or not enough.
  public static func combine(_ vault: Vault, _ paths: [FilePath]) throws(VaultError) -> MemberIdentity {
    var shares: [SecretShare] = []
    for path in paths { shares.append(try ShareFile.read(path)) }
    let secret: SecretBytes
    do throws(SecretSharingError) { secret = try SecretSharing.combine(shares) } catch {
      throw VaultError(.wrongIdentity, words(error, shares, paths), safe: "Nothing was changed.")
    }
    var identity = try RecoveryIdentity.derive(secret)
    guard try vault.state().rosters.current.member(identity.signer.kid) != nil else {
      throw VaultError(
        .wrongIdentity, "These shares fit each other, and they are not of a recovery identity that this vault has now.",
        next: "See: evault member list. Shares of an earlier one may have been replaced.")
    }
    identity.knownVaults = [vault.fingerprint]
    return identity
  }

  private static func words(_ error: SecretSharingError, _ shares: [SecretShare], _ paths: [FilePath]) -> String {
    switch error {
    case .tooFew(let count, let needed): return "\(needed) shares are needed, and these are \(count)."
    case .doubled(let number): return "Share \(number) was given twice."
    case .conflicting(let number):
      return
        "Two different shares claim to be number \(number), or share \(number) does not fit the others: one is forged."
    case .foreign:
      let first = shares[0]
      let other = zip(shares, paths).first { $0.0.identifier != first.identifier }?.1
      return "\(other ?? paths[0]) belongs to another set of shares than \(paths[0])."
    default: return "These shares do not give a secret: one of them was changed."
    }
  }

  private static func nextLabel(_ rosters: RosterHistory) -> String {
    let used = Set(rosters.versions.flatMap { $0.roster.members.map(\.label) })
    var number = 1
    while used.contains(RecoveryIdentity.labelPrefix + String(number)) { number += 1 }
    return RecoveryIdentity.labelPrefix + String(number)
  }

  private static func card(of identity: MemberIdentity) throws(VaultError) -> IdentityCard {
    let token: CompactJWS
    do throws(JOSEError) {
      token = try IdentityCard.issue(
        created: .now, recipient: identity.ageIdentity?.recipient, signer: identity.signer)
    } catch {
      throw VaultError(.failed, "The recovery card could not be signed.")
    }
    do throws(CustodyError) { return try IdentityCard(verifying: token) } catch {
      throw VaultError(error, "The recovery card")
    }
  }
}
