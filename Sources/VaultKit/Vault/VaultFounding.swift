internal import Age
public import Custody
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Making a vault: roster 1 with its founder as the only member, its compartments, and the first two log entries.
public enum VaultFounding {
  /// What was made.
  public struct Founded: Sendable {
    /// The value to write down.
    public let fingerprint: Fingerprint
    /// What the disk cannot promise; accepted and recorded.
    public let weaknesses: [String]
  }

  /// Makes a vault in a folder that does not exist yet or is empty. Where it fails, nothing stays behind.
  /// - Parameters:
  ///   - label: how the roster calls the founder.
  ///   - acceptsWeakStorage: whether a disk without locks, atomic renames or flushes is accepted, which the founding event records.
  ///   - pin: lets the founder's identity know the vault. A vault that its founder would not recognise is not left behind.
  public static func found(
    at path: FilePath, by identity: MemberIdentity, label: String, acceptsWeakStorage: Bool,
    pin: (Fingerprint) throws(VaultError) -> Void
  ) throws(VaultError) -> Founded {
    guard let age = identity.ageIdentity else {
      throw VaultError(
        .usage, "This identity can open nothing, so it cannot be a vault's custodian.",
        next: "Make another, without --seal-only: evault identity new")
    }
    guard
      let founder = Member(
        key: identity.signer.key.publicKey, recipient: age.recipient, role: .custodian, label: label,
        signsLog: true)
    else { throw VaultError(.usage, "A label has 1 to 64 letters a-z, digits and hyphens, and is never a name.") }
    let (compartments, keys) = try makeCompartments(for: founder)
    return try Foundation(member: founder, compartments: compartments, keys: keys)
      .write(at: path, by: identity, acceptsWeakStorage: acceptsWeakStorage, pin: pin)
  }

  /// Makes a field vault: its evidence is sealed to the home vault's keys, and goes home by handoff. A disk that cannot keep a vault's
  /// promises is the normal case for a stick: it is accepted, and recorded.
  /// - Parameter invitation: the token, which was verified and compared with what its custodian told.
  public static func found(
    at path: FilePath, by identity: MemberIdentity, for invitation: KitInvitation, token: [UInt8],
    pin: (Fingerprint) throws(VaultError) -> Void
  ) throws(VaultError) -> Founded {
    guard
      let member = Member(
        key: identity.signer.key.publicKey, recipient: nil, role: .investigator, label: invitation.label, signsLog: true
      )
    else { throw VaultError(.corrupt, "The invitation's label is none.") }
    let satellite = Satellite(home: invitation.vault, kit: invitation.fingerprint.digest)
    return try Foundation(
      member: member, compartments: invitation.compartments, satellite: satellite, invitation: token
    ).write(at: path, by: identity, acceptsWeakStorage: true, pin: pin)
  }

  private static func makeCompartments(
    for founder: Member
  ) throws(VaultError) -> (compartments: [Compartment], keys: [CompartmentKey]) {
    var compartments: [Compartment] = []
    var keys: [CompartmentKey] = []
    for id in [Compartment.general, Compartment.control, Compartment.identities] {
      let identity: X25519Identity
      do throws(AgeError) { identity = try X25519Identity.generate() } catch {
        throw VaultError(error, "A compartment")
      }
      keys.append(CompartmentKey(id: id, generation: 1, identity: identity))
      if let made = Compartment(id: id, generation: 1, recipient: identity.recipient, cleared: [founder.kid]) {
        compartments.append(made)
      }
    }
    return (compartments, keys)
  }
}
