import BagIt
import Custody
import Foundation
import SSHSignature
import SelectiveDisclosure
import TestSupport
import TransparencyLog
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

/// Makes bundles by hand, file by file and without the writer, so that every part can be forged.
final class Forge {
  let vault: SpecimenVault
  let itemA: Identifier
  let itemB: Identifier
  let export: Identifier
  let payloadA: [UInt8]
  let payloadB = Array("bravo statement\n".utf8)
  var intakeA: EventPlan
  var accessA: EventPlan
  var intakeB: EventPlan
  var authorised: EventPlan
  var events: [RecordedEvent] = []
  var checkpointSigner: Signer
  var checkpointSize: UInt64?
  var bundleSigner: Signer
  var files: [String: [UInt8]] = [:]
  var note: SignedNote?
  /// Claims that are withheld from every event.
  var withheld: Set<String> = []

  init(_ vault: SpecimenVault? = nil, payloadA: [UInt8] = Array("alpha statement\n".utf8)) throws {
    self.payloadA = payloadA
    let vault = try vault ?? SpecimenVault()
    self.vault = vault
    (itemA, itemB, export) = (vault.identifier(), vault.identifier(), vault.identifier())
    checkpointSigner = vault.custodian
    bundleSigner = vault.counsel
    func intake(_ item: Identifier, _ payload: [UInt8], _ signer: Signer) -> EventPlan {
      EventPlan(
        type: .intake, action: .ingested, item: item, signer: signer,
        claims: [
          "digest": .string(SHA256.hash(payload).hex), "size": .integer(payload.count), "title": "a title",
          "objects": .array([.string(SHA256.hash([1]).hex)]),
        ])
    }
    intakeA = intake(itemA, payloadA, vault.investigator)
    intakeB = intake(itemB, payloadB, vault.counsel)
    accessA = EventPlan(
      type: .access, action: .accessed, item: itemA, signer: vault.counsel, claims: ["purpose": "review"])
    authorised = EventPlan(
      type: .export, action: .exportAuthorised, item: export, signer: vault.counsel,
      claims: [
        "items": .array([itemA, itemB].map { .string($0.description) }), "withheld_payloads": [],
        "disclosed": ["digest", "size", "title", "objects", "purpose"], "recipient": "a court",
      ])
  }

  /// Records the planned events, and makes all files of a bundle but manifests and signature.
  func build() throws {
    for plan in [intakeA, intakeB, accessA, authorised] { events.append(try vault.record(plan)) }
    try assemble()
  }

  var a: RecordedEvent { events[0] }
  var b: RecordedEvent { events[1] }
  var access: RecordedEvent { events[2] }
  var authorisation: RecordedEvent { events[3] }

  var pathA: String { "data/0001-statement.txt" }
  var pathB: String { "data/0002-statement.txt" }

  func assemble() throws {
    let note = try vault.checkpoint(by: checkpointSigner, size: checkpointSize)
    self.note = note
    for (place, roster) in vault.rosters.enumerated() {
      files[BundleLayout.roster(place + 1)] = roster.token.serialized
      files[BundleLayout.rosterProof(place + 1)] = try proof(
        LogEntry(roster: roster.token.issuerJWTDigest), roster.index)
    }
    for event in events { try put(event) }
    files["data/0001-statement.txt"] = payloadA
    files["data/0002-statement.txt"] = payloadB
    files[BundleLayout.checkpoint] = note.bytes
    let name = KeyName(vault.fingerprint.origin)!
    files[BundleLayout.policy] = BundlePolicy.bytes(
      logKey: NoteVerifierKey(name: name, type: .ed25519, publicKey: checkpointSigner.key.publicKey))
    files[BundleLayout.readMe] = BundleReadMe.bytes
    try writeIndex()
  }

  func put(_ event: RecordedEvent) throws {
    files[BundleLayout.event(event.id)] = try event.token.presenting { path, _ in
      guard case .name(let name) = path.components.first else { return true }
      return !self.withheld.contains(name)
    }.serialized
    files[BundleLayout.eventProof(event.id)] = try proof(event.entry, event.index)
  }

  func proof(_ entry: LogEntry, _ index: UInt64, note other: SignedNote? = nil) throws -> [UInt8] {
    let note = try requireNote(other ?? note)
    let size = try Checkpoint(note.text).size
    let hashes = index < size ? try vault.proof(index, size: size).hashes : []
    return try TLogProof(extra: entry.bytes, index: index, hashes: hashes, note: note).bytes
  }

  private func requireNote(_ note: SignedNote?) throws -> SignedNote {
    guard let note else { throw CocoaError(.featureUnsupported) }
    return note
  }

  func writeIndex(
    fingerprint: Fingerprint? = nil, size: UInt64? = nil, rosters: Int? = nil, exhibits: [BundleIndex.Exhibit]? = nil,
    exportEvents: [Identifier]? = nil, created: Timestamp = SpecimenVault.now
  ) throws {
    let size = try size ?? Checkpoint(requireNote(note).text).size
    files[BundleLayout.index] = try BundleIndex(
      vault: fingerprint ?? vault.fingerprint, export: export, created: created, logSize: size,
      rosterCount: rosters ?? vault.rosters.count, exhibits: exhibits ?? self.exhibits,
      exportEvents: exportEvents ?? [authorisation.id]
    ).bytes
  }

  var exhibits: [BundleIndex.Exhibit] {
    [
      BundleIndex.Exhibit(number: 1, item: itemA, path: pathA, events: [a.id, access.id]),
      BundleIndex.Exhibit(number: 2, item: itemB, path: pathB, events: [b.id]),
    ]
  }

  /// Makes manifests that fit the files, and signs them: what somebody with a member's key could do.
  func seal() throws {
    for name in files.keys where name.hasPrefix("signatures/") || name.hasSuffix("manifest-sha256.txt") {
      files[name] = nil
    }
    func bagFiles(_ isPayload: Bool) throws -> [BagFile] {
      try files.filter { $0.key.hasPrefix("data/") == isPayload }.map {
        BagFile(path: try BagPath($0.key), bytes: $0.value)
      }
    }
    let others = try bagFiles(false).filter { !["bagit.txt", "bag-info.txt"].contains($0.path.description) }
    for file in try BagWriter.tagFiles(payload: try bagFiles(true), info: BagInfo(), others: others) {
      files[file.name] = file.bytes
    }
    try sign()
  }

  /// Makes the tag manifest anew, for manifests that were forged, and signs.
  func resealTags() throws {
    files["tagmanifest-sha256.txt"] = nil
    let tags = try files.filter { !$0.key.hasPrefix("data/") && !$0.key.hasPrefix("signatures/") }
      .map { BagFile(path: try BagPath($0.key), bytes: $0.value) }
    files["tagmanifest-sha256.txt"] = try BagWriter.manifest(of: tags, isTagManifest: true).file
    try sign()
  }

  func sign(namespace: String = BundleLayout.signatureNamespace, over message: [UInt8]? = nil) throws {
    let signature = try SSHSignature.sign(
      message ?? files["tagmanifest-sha256.txt"] ?? [], namespace: namespace, with: bundleSigner.key)
    files[BundleLayout.signature(bundleSigner.kid)] = Array(signature.armored.utf8)
  }

  /// Writes the files into a new folder.
  func write() throws -> BundleFolder {
    let bundle = try BundleFolder()
    for (name, bytes) in files { try bundle.write(name, bytes) }
    return bundle
  }
}
