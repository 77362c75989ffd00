import Custody
import Foundation
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

@testable import EvidenceBundle

extension HostileBundle {
  static let index: [HostileBundle] = [
    HostileBundle("an index with an unknown member", .malformedIndex, .corrupt, path: "bundle.json") { forge in
      try forge.buildAndSeal {
        let text = String(decoding: forge.files["bundle.json"]!, as: UTF8.self)
        forge.files["bundle.json"] = Array(
          text.replacingOccurrences(of: "\"rosters\"", with: "\"x\": 1,\n  \"rosters\"").utf8)
      }
    },
    HostileBundle("an index spelled otherwise", .malformedIndex, .corrupt, path: "bundle.json") { forge in
      try forge.buildAndSeal { forge.files["bundle.json"]?.append(0x0a) }
    },
    HostileBundle("an index of another vault", .wrongVault, .corrupt, path: "bundle.json") { forge in
      try forge.buildAndSeal { try forge.writeIndex(fingerprint: Fingerprint(SHA256.hash([]))) }
    },
    HostileBundle("an index of another size", .checkpointWrongSize, .corrupt, path: "custody/checkpoint") { forge in
      try forge.buildAndSeal { try forge.writeIndex(size: 99) }
    },
  ]

  static let rosters: [HostileBundle] = [
    HostileBundle("the newest roster left out", .missingRoster, .incomplete, path: BundleLayout.roster(2)) { forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.roster(2)] = nil
        forge.files[BundleLayout.rosterProof(2)] = nil
      }
    },
    HostileBundle("a removal left out and the index adapted", .eventWrongRoster, .incomplete) { forge in
      try forge.vault.addRoster(forge.vault.team, by: forge.vault.custodian)
      try forge.buildAndSeal {
        forge.files[BundleLayout.roster(3)] = nil
        forge.files[BundleLayout.rosterProof(3)] = nil
        try forge.writeIndex(rosters: 2)
      }
    },
    HostileBundle("a version in the middle left out", .brokenRosterChain, .incomplete, path: BundleLayout.roster(2)) {
      forge in
      try forge.vault.addRoster(forge.vault.team, by: forge.vault.custodian)
      try forge.buildAndSeal {
        forge.files[BundleLayout.roster(2)] = forge.files[BundleLayout.roster(3)]
        forge.files[BundleLayout.rosterProof(2)] = forge.files[BundleLayout.rosterProof(3)]
        forge.files[BundleLayout.roster(3)] = nil
        forge.files[BundleLayout.rosterProof(3)] = nil
        try forge.writeIndex(rosters: 2)
      }
    },
    HostileBundle("a roster by somebody without a role", .rosterNotPermitted, .badSignature) { forge in
      try forge.vault.addRoster(forge.vault.team, by: forge.vault.counsel)
      try forge.buildAndSeal()
    },
    HostileBundle("a roster by a stranger", .rosterUnknownSigner, .badSignature) { forge in
      try forge.vault.addRoster(forge.vault.team, by: forge.vault.stranger)
      try forge.buildAndSeal()
    },
    HostileBundle("a member added to a roster", .rosterBadDisclosure, .badDisclosure, path: BundleLayout.roster(2)) {
      forge in
      try forge.buildAndSeal {
        let member = try forge.vault.member(forge.vault.stranger, .custodian, "custodian-9", signsLog: true)
        let value = "[\"AAAAAAAAAAAAAAAAAAAAAA\",\(String(decoding: JSONWriter.write(member.json), as: UTF8.self))]"
        forge.files[BundleLayout.roster(2)]! += Array("\(Forge.base64(value))~".utf8)
      }
    },
    HostileBundle("a roster's proof for another's", .entryMismatch, .corrupt, path: BundleLayout.rosterProof(2)) {
      forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.rosterProof(2)] = forge.files[BundleLayout.rosterProof(1)]
      }
    },
    HostileBundle("a roster that is none", .malformedRoster, .corrupt, path: BundleLayout.roster(1)) { forge in
      try forge.buildAndSeal { forge.files[BundleLayout.roster(1)] = [0x7e] }
    },
  ]

  static let log: [HostileBundle] = [
    HostileBundle("no checkpoint", .malformedCheckpoint, .corrupt, path: "custody/checkpoint") { forge in
      try forge.buildAndSeal { forge.files[BundleLayout.checkpoint] = nil }
    },
    HostileBundle("a checkpoint by a stranger", .checkpointUnknownSigner, .badSignature) { forge in
      forge.checkpointSigner = forge.vault.stranger
      try forge.buildAndSeal()
    },
    HostileBundle("a checkpoint by a member who may not", .checkpointNotPermitted, .badSignature) { forge in
      forge.checkpointSigner = forge.vault.counsel
      try forge.buildAndSeal()
    },
    HostileBundle("a checkpoint with a broken signature", .checkpointBadSignature, .badSignature) { forge in
      let honest = SpecimenVaultNote.broken
      try forge.build()
      try forge.useNote(try honest(forge.vault))
      try forge.seal()
    },
    HostileBundle("a checkpoint of another log", .checkpointWrongOrigin, .badSignature) { forge in
      try forge.build()
      try forge.useNote(
        try forge.vault.checkpoint(origin: "evidencevault/" + String(repeating: "0", count: 64)))
      try forge.seal()
    },
    HostileBundle("a checkpoint older than an event", .checkpointTooOld, .incomplete) { forge in
      forge.checkpointSize = 5
      try forge.buildAndSeal()
    },
    HostileBundle("a policy with another key", .wrongPolicy, .corrupt, path: "custody/policy") { forge in
      try forge.buildAndSeal {
        let name = KeyName(forge.vault.fingerprint.origin)!
        let key = NoteVerifierKey(name: name, type: .ed25519, publicKey: forge.vault.stranger.key.publicKey)
        forge.files[BundleLayout.policy] = BundlePolicy.bytes(logKey: key)
      }
    },
    HostileBundle("no proof", .missingProof, .incomplete) { forge in
      try forge.buildAndSeal { forge.files[BundleLayout.eventProof(forge.a.id)] = nil }
    },
    HostileBundle("a proof that is none", .malformedProof, .corrupt) { forge in
      try forge.buildAndSeal { forge.files[BundleLayout.eventProof(forge.a.id)] = [0x0a] }
    },
    HostileBundle("a proof without its entry", .malformedEntry, .corrupt) { forge in
      try forge.buildAndSeal {
        let proof = try TLogProof(forge.files[BundleLayout.eventProof(forge.a.id)]!)
        forge.files[BundleLayout.eventProof(forge.a.id)] =
          try TLogProof(index: proof.index, hashes: proof.inclusion.hashes, note: proof.note).bytes
      }
    },
    HostileBundle("another item's proof", .entryMismatch, .corrupt) { forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.eventProof(forge.a.id)] = forge.files[BundleLayout.eventProof(forge.b.id)]
      }
    },
    HostileBundle("a proof for another index", .proofMismatch, .corrupt) { forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.eventProof(forge.a.id)] = try forge.proof(forge.a.entry, forge.b.index)
      }
    },
    HostileBundle("a proof with another entry of the same event", .proofMismatch, .corrupt) { forge in
      try forge.buildAndSeal {
        let entry = LogEntry(
          isControl: false, event: forge.a.entry.digest, objects: [SHA256.hash([9]), SHA256.hash([1])])
        forge.files[BundleLayout.eventProof(forge.a.id)] = try forge.proof(entry, forge.a.index)
      }
    },
    HostileBundle("a proof to another checkpoint", .proofOfOtherCheckpoint, .corrupt) { forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.eventProof(forge.a.id)] = try forge.proof(
          forge.a.entry, forge.a.index, note: try forge.vault.checkpoint(size: 6))
      }
    },
  ]
}

/// A checkpoint whose signature is by the right key over other words.
enum SpecimenVaultNote {
  static let broken: @Sendable (SpecimenVault) throws -> SignedNote = { vault in
    let note = try vault.checkpoint()
    var bytes = note.signatures[0].signature
    bytes[0] ^= 1
    let signature = try NoteSignature(
      name: note.signatures[0].name, keyID: note.signatures[0].keyID, signature: bytes)
    return try SignedNote(text: note.text, signatures: [signature])
  }
}

extension Forge {
  static func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
  }

  /// Puts another note in place of the checkpoint, in the proofs too.
  func useNote(_ note: SignedNote) throws {
    self.note = note
    files[BundleLayout.checkpoint] = note.bytes
    for event in events { try put(event) }
    for (place, roster) in vault.rosters.enumerated() {
      files[BundleLayout.rosterProof(place + 1)] = try proof(
        LogEntry(roster: roster.token.issuerJWTDigest), roster.index)
    }
  }
}
