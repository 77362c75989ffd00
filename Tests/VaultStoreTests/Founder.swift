import Age
import Custody
import SelectiveDisclosure
import VaultCrypto

/// A custodian with both keys, who signs rosters.
struct Founder {
  let signer: Signer
  let identity: X25519Identity
  let member: Member
  let compartmentKey: X25519Identity
  let compartment: Compartment

  init() throws {
    signer = Signer(try .generate())
    identity = try .generate()
    compartmentKey = try .generate()
    member = Member(
      key: signer.key.publicKey, recipient: identity.recipient, role: .custodian, label: "custodian-1",
      signsLog: true)!
    compartment = Compartment(
      id: Compartment.general, generation: 1, recipient: compartmentKey.recipient, cleared: [member.kid])!
  }

  func roster(_ version: Int, after previous: SDJWT?, at index: UInt64 = 0) throws -> SDJWT {
    try Roster.issue(
      version: version, index: index, created: Timestamp(seconds: 0), previous: previous?.issuerJWTDigest,
      members: [member],
      compartments: [compartment], signer: signer)
  }
}
