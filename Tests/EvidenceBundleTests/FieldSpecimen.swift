import Custody
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

@testable import EvidenceBundle

/// A field vault in memory; it signs whatever it is asked to.
struct FieldSpecimen {
  let vault: SpecimenVault
  let member: Signer

  init(of home: Fingerprint, member: Signer, role: Role = .investigator) throws {
    vault = try SpecimenVault(founding: false)
    self.member = member
    try vault.addRoster(
      [try vault.member(member, role, "field-1", signsLog: true)], by: member,
      satellite: Satellite(home: home, kit: SHA256.hash([1])))
    let id = vault.identifier()
    try vault.record(EventPlan(type: .founding, action: .founded, item: id, signer: member, claims: [:]), id: id)
  }

  var roster: [UInt8] { vault.rosters[0].token.serialized }

  func checkpoint(size: UInt64? = nil) throws -> SignedNote { try vault.checkpoint(by: member, size: size) }

  /// What the home vault says about what it received from here.
  func reception(_ note: SignedNote) -> JSONObject {
    [
      "field": .string(vault.fingerprint.description), "field_roster": .string(String(decoding: roster, as: UTF8.self)),
      "field_checkpoint": .string(String(decoding: note.bytes, as: UTF8.self)),
    ]
  }
}
