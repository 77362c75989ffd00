import Custody
import SelectiveDisclosure
import VaultCrypto

@testable import EvidenceBundle

extension HostileBundle {
  /// What a field vault's member, or an exporter who may sign bundles, could do with what came from the field. All is sealed by a member
  /// who may export.
  static let field: [HostileBundle] = [
    HostileBundle("an access that was recorded in the field", .eventNotPermitted, .badSignature) { forge in
      // Whoever starts a kit chooses the role in its roster, and the roster permits it.
      try forge.buildFromField(try forge.field(as: .custodian), more: [(.access, .accessed)])
      try forge.seal()
    },
    HostileBundle("a transfer that was recorded in the field", .eventNotPermitted, .badSignature) { forge in
      try forge.buildFromField(try forge.field(as: .custodian), more: [(.transfer, .moved)])
      try forge.seal()
    },
    HostileBundle("an export that somebody in the field authorised", .proofOfOtherCheckpoint, .corrupt) { forge in
      let field = try forge.field(as: .custodian)
      var plan = forge.authorised
      plan.signer = field.member
      let own = try field.vault.record(plan)
      try forge.buildFromField(field)
      for path in [BundleLayout.event(forge.authorisation.id), BundleLayout.eventProof(forge.authorisation.id)] {
        forge.files[path] = nil
      }
      forge.events[3] = own
      try forge.put(own, of: field, try field.checkpoint())
      try forge.writeIndex()
      try forge.seal()
    },
    HostileBundle("an export that somebody in the field authorised, in this log", .eventUnknownSigner, .badSignature) {
      forge in
      let field = try forge.field(as: .custodian)
      forge.authorised.signer = field.member
      try forge.buildFromField(field)
      try forge.seal()
    },
    HostileBundle("a bundle that somebody in the field signed", .signatureUnknownSigner, .badSignature) { forge in
      let field = try forge.field(as: .custodian)
      try forge.buildFromField(field)
      forge.bundleSigner = field.member
      try forge.seal()
    },
    HostileBundle("a bundle of a field vault", .rosterNotPermitted, .badSignature, path: BundleLayout.roster(1)) {
      forge in
      let field = try FieldSpecimen(of: Fingerprint(SHA256.hash([2])), member: forge.vault.stranger, role: .custodian)
      let own = try Forge(field.vault)
      for signer in [\Forge.intakeA.signer, \Forge.intakeB.signer, \Forge.accessA.signer, \Forge.authorised.signer] {
        own[keyPath: signer] = field.member
      }
      own.checkpointSigner = field.member
      own.bundleSigner = field.member
      try own.buildAndSeal()
      forge.files = own.files
    },
    HostileBundle("the roster of another field vault", .fieldWrongVault, .corrupt) { forge in
      let (field, other) = (try forge.field(), try forge.field())
      try forge.buildFromField(field)
      forge.files[BundleLayout.fieldRoster(field.vault.fingerprint)] = other.roster
      try forge.seal()
    },
    HostileBundle("a field vault of another home", .fieldWrongVault, .corrupt) { forge in
      try forge.buildFromField(
        try FieldSpecimen(of: Fingerprint(SHA256.hash([2])), member: forge.vault.investigator))
      try forge.seal()
    },
    HostileBundle("an older checkpoint of the field vault", .fieldMismatch, .corrupt) { forge in
      try forge.buildFromField(try forge.field(), isOlder: true)
      try forge.seal()
    },
    HostileBundle("a reception of another field vault", .fieldMismatch, .corrupt) { forge in
      let (field, other) = (try forge.field(), try forge.field())
      let note = try other.checkpoint()
      try forge.buildFromField(field) { $0.claims = other.reception(note) }
      try forge.seal()
    },
    HostileBundle("a member added to a field vault's roster", .fieldMalformed, .corrupt) { forge in
      let field = try forge.field()
      try forge.buildFromField(field)
      let path = BundleLayout.fieldRoster(field.vault.fingerprint)
      forge.files[path]! += Array("\(Forge.base64("[\"AAAAAAAAAAAAAAAAAAAAAA\",{}]"))~".utf8)
      try forge.seal()
    },
    HostileBundle("a field vault that nothing came from", .fieldMissing, .corrupt) { forge in
      try forge.build()
      let field = try forge.field()
      forge.files[BundleLayout.fieldRoster(field.vault.fingerprint)] = field.roster
      try forge.seal()
    },
  ]

  /// Whoever is suspended signs nothing, whatever their role.
  static let suspended: [HostileBundle] = [
    HostileBundle("an intake by somebody suspended", .eventNotPermitted, .badSignature) { forge in
      try forge.suspend(forge.vault.investigator)
      try forge.buildAndSeal()
    },
    HostileBundle("an authorisation by somebody suspended", .eventNotPermitted, .badSignature) { forge in
      try forge.suspend(forge.vault.counsel)
      forge.intakeB.signer = forge.vault.custodian
      forge.accessA.signer = forge.vault.custodian
      forge.bundleSigner = forge.vault.custodian
      try forge.buildAndSeal()
    },
    HostileBundle("a bundle signed by somebody suspended", .signatureNotPermitted, .badSignature) { forge in
      for plan in [forge.intakeA, forge.intakeB, forge.accessA, forge.authorised] {
        forge.events.append(try forge.vault.record(plan))
      }
      try forge.suspend(forge.vault.counsel)
      try forge.assemble()
      try forge.seal()
    },
    HostileBundle("a checkpoint by somebody suspended", .checkpointNotPermitted, .badSignature) { forge in
      try forge.suspend(forge.vault.custodian)
      try forge.buildAndSeal()
    },
    HostileBundle("a roster by somebody suspended", .rosterNotPermitted, .badSignature) { forge in
      try forge.suspend(forge.vault.custodian)
      try forge.vault.addRoster(forge.vault.team, by: forge.vault.custodian)
      try forge.buildAndSeal()
    },
  ]
}
