import Custody
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

@testable import EvidenceBundle

extension Forge {
  /// Records exhibit 1 in a field vault, brings it home, and makes all files of the bundle but manifests and signature.
  /// - Parameters:
  ///   - more: events that the field vault has of it besides.
  ///   - isOlder: whether the field's proofs lead to an older checkpoint than the one that came home.
  ///   - received: changes what the home vault says of it.
  func buildFromField(
    _ field: FieldSpecimen, more: [(EventType, EventAction)] = [], isOlder: Bool = false,
    received change: (inout EventPlan) -> Void = { _ in }
  ) throws {
    intakeA.signer = field.member
    var recorded = [try field.vault.record(intakeA)]
    for (type, action) in more {
      recorded.append(
        try field.vault.record(
          EventPlan(type: type, action: action, item: itemA, signer: field.member, claims: [:])))
    }
    let older = try field.checkpoint()
    if isOlder {
      var another = intakeB
      (another.item, another.signer) = (vault.identifier(), field.member)
      try field.vault.record(another)
    }
    let note = try field.checkpoint()
    var received = EventPlan(
      type: .transfer, action: .received, item: itemA, signer: vault.custodian, claims: field.reception(note),
      position: .next(recorded.count, after: recorded[recorded.count - 1].token.issuerJWTDigest))
    change(&received)
    let home = [try vault.record(received), try vault.record(intakeB), try vault.record(authorised)]
    // Where the forge looks for them: exhibit 1's first event, exhibit 2's, exhibit 1's last, the authorisation.
    events = [recorded[0], home[1], home[0], home[2]]
    try assemble()
    for event in recorded { try put(event, of: field, older) }
    let size = try Checkpoint(older.text).size
    files[BundleLayout.fieldRoster(field.vault.fingerprint)] = field.roster
    files[BundleLayout.fieldCheckpoint(field.vault.fingerprint, size: size)] = older.bytes
    try writeIndex(exhibits: [
      BundleIndex.Exhibit(number: 1, item: itemA, path: pathA, events: recorded.map(\.id) + [home[0].id]),
      exhibits[1],
    ])
  }

  /// Puts an event of a field vault there, with its proof.
  func put(_ event: RecordedEvent, of field: FieldSpecimen, _ note: SignedNote) throws {
    try put(event)
    let proof = try field.vault.proof(event.index, size: try Checkpoint(note.text).size)
    files[BundleLayout.eventProof(event.id)] = try TLogProof(
      extra: event.entry.bytes, index: event.index, hashes: proof.hashes, note: note
    ).bytes
  }

  /// A field vault of this vault, started by somebody new.
  func field(as role: Role = .investigator) throws -> FieldSpecimen {
    try FieldSpecimen(of: vault.fingerprint, member: Signer(try .generate()), role: role)
  }

  /// Suspends a member in one more roster; a second custodian sees to it.
  func suspend(_ signer: Signer) throws {
    let second = try vault.member(vault.stranger, .custodian, "custodian-2", signsLog: true)
    try vault.addRoster(try vault.team + [second], by: vault.custodian)
    let members = try vault.team.map { member in
      guard member.kid == signer.kid else { return member }
      return try vault.member(
        signer, member.role, member.label, signsLog: member.signsLog, suspendedSince: SpecimenVault.now)
    }
    try vault.addRoster(members + [second], by: vault.stranger)
  }
}
