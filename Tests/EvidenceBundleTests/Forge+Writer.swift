import Custody
import SSHSignature
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

extension Forge {
  static let allClaims: Set<String> = [
    "digest", "size", "title", "objects", "purpose", "items", "withheld_payloads", "disclosed", "recipient",
  ]

  func bundled(_ event: RecordedEvent, _ names: Set<String>) throws -> BundleEvent {
    let verified = try CustodyEvent(
      verifying: event.token, entry: event.entry, index: event.index, rosters: try vault.history)
    return try BundleEvent(verified, disclosing: names, proof: try vault.proof(event.index))
  }

  func preparation() throws -> BundlePreparation {
    BundlePreparation(
      export: export, created: SpecimenVault.now, checkpoint: try vault.checkpoint(by: checkpointSigner),
      rosters: try vault.rosters.map { BundleRoster(token: $0.token, proof: try vault.proof($0.index)) },
      signers: [bundleSigner.kid], organization: "Archive of Voices")
  }

  /// The same bundle, written by the writer.
  func written(
    disclosing names: Set<String> = allClaims, withheld: Bool = false, isRecorded: Bool = false
  ) throws -> BundleFolder {
    try record(isRecorded)
    let bundle = try BundleFolder()
    try write(to: try BundleWriter(in: try bundle.folder, try preparation()), disclosing: names, withheld: withheld)
    return bundle
  }

  func record(_ isRecorded: Bool = false) throws {
    if !isRecorded {
      for plan in [intakeA, intakeB, accessA, authorised] { events.append(try vault.record(plan)) }
    } else {
      // Recorded in the order of the log: intake, intake, access, authorisation.
      precondition(events.count == 4)
    }
  }

  /// Writes exhibits, everything else, and the signature.
  func write(to writer: BundleWriter, disclosing names: Set<String> = allClaims, withheld: Bool = false) throws {
    try writer.addExportEvents([try bundled(authorisation, names)])
    if withheld {
      let names = names.subtracting(BundleEvent.disclosedWithPayload)
      try writer.addWithheldExhibit(number: 2, item: itemB, events: [try bundled(b, names)])
    } else {
      try writer.addExhibit(
        number: 2, item: itemB, name: "B statement.txt", events: [try bundled(b, names)], payload: copying(payloadB))
    }
    try writer.addExhibit(
      number: 1, item: itemA, name: "statement.txt", events: [try bundled(a, names), try bundled(access, names)],
      payload: copying(payloadA))
    let seal = try writer.finish()
    try writer.addSignature(
      try SSHSignature.sign(seal.tagManifest, namespace: BundleLayout.signatureNamespace, with: bundleSigner.key))
  }

  func copying(_ payload: [UInt8]) -> (any PayloadOutput) throws -> (digest: SHA256Digest, byteCount: UInt64) {
    { file in
      try file.write(payload)
      return (SHA256.hash(payload), UInt64(payload.count))
    }
  }
}
