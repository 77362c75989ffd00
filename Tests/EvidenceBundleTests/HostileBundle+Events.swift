import Custody
import Foundation
import SSHSignature
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

@testable import EvidenceBundle

extension HostileBundle {
  static let events: [HostileBundle] = [
    HostileBundle("an event removed", .missingEvent, .incomplete) { forge in
      try forge.buildAndSeal { forge.files[BundleLayout.event(forge.access.id)] = nil }
    },
    HostileBundle("an event that is none", .malformedEvent, .corrupt) { forge in
      try forge.buildAndSeal { forge.files[BundleLayout.event(forge.a.id)] = Array("what?".utf8) }
    },
    HostileBundle("an event changed after it was signed", .entryMismatch, .corrupt) { forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.event(forge.a.id)] = try Forge.retitled(forge.a.token).serialized
      }
    },
    HostileBundle("an event with a wrong signature, in the log", .eventBadSignature, .badSignature) { forge in
      forge.intakeA.edit = Forge.retitled
      try forge.buildAndSeal()
    },
    HostileBundle("an event by a stranger", .eventUnknownSigner, .badSignature) { forge in
      forge.intakeA.signer = forge.vault.stranger
      try forge.buildAndSeal()
    },
    HostileBundle("an event by a member without the role", .eventNotPermitted, .badSignature) { forge in
      forge.intakeA.signer = forge.vault.auditor
      try forge.buildAndSeal()
    },
    HostileBundle("an event of another vault", .eventWrongVault, .corrupt) { forge in
      forge.intakeA.vault = Fingerprint(SHA256.hash([7]))
      try forge.buildAndSeal()
    },
    HostileBundle("an event that names an older roster", .eventWrongRoster, .incomplete) { forge in
      forge.intakeA.roster = 1
      try forge.buildAndSeal()
    },
    HostileBundle("an event that saw the future", .eventWrongHead, .incomplete) { forge in
      forge.intakeA.head = TreeHead(size: 99, root: SHA256.hash([]))
      try forge.buildAndSeal()
    },
    HostileBundle("an event that saw another history", .inconsistentHead, .incomplete) { forge in
      forge.accessA.head = TreeHead(size: 4, root: SHA256.hash([]))
      try forge.buildAndSeal()
    },
    HostileBundle("an event under another's name", .eventWrongName, .corrupt) { forge in
      try forge.buildAndSeal {
        forge.files[BundleLayout.event(forge.a.id)] = forge.files[BundleLayout.event(forge.b.id)]
        forge.files[BundleLayout.eventProof(forge.a.id)] = forge.files[BundleLayout.eventProof(forge.b.id)]
      }
    },
    HostileBundle("a disclosure from another event", .swappedDisclosure, .badDisclosure) { forge in
      try forge.buildAndSeal {
        let other = forge.b.token.disclosures.first { $0.name == "title" }!.encoded
        forge.withheld = ["title"]
        try forge.put(forge.a)
        forge.files[BundleLayout.event(forge.a.id)]! += Array("\(other)~".utf8)
      }
    },
    HostileBundle("a forged disclosure in a withheld slot", .forgedDisclosure, .badDisclosure) { forge in
      try forge.buildAndSeal {
        forge.withheld = ["title"]
        try forge.put(forge.a)
        let forged = Forge.base64("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"title\",\"another\"]")
        forge.files[BundleLayout.event(forge.a.id)]! += Array("\(forged)~".utf8)
      }
    },
    HostileBundle("a disclosure twice", .doubledDisclosure, .badDisclosure) { forge in
      try forge.buildAndSeal {
        let own = forge.a.token.disclosures.first { $0.name == "title" }!.encoded
        forge.files[BundleLayout.event(forge.a.id)]! += Array("\(own)~".utf8)
      }
    },
    HostileBundle("an intake that withholds the digest", .digestNotDisclosed, .badDisclosure) { forge in
      forge.withheld = ["digest"]
      try forge.buildAndSeal()
    },
    HostileBundle("an event that the index does not know", .unreferencedFile, .corrupt) { forge in
      try forge.buildAndSeal {
        try forge.writeIndex(exhibits: [
          BundleIndex.Exhibit(number: 1, item: forge.itemA, path: forge.pathA, events: [forge.a.id]), forge.exhibits[1],
        ])
      }
    },
  ]

  static let chains: [HostileBundle] = [
    HostileBundle("an event of another item in the chain", .eventOfAnotherItem, .corrupt) { forge in
      try forge.buildAndSeal {
        try forge.writeIndex(exhibits: [
          BundleIndex.Exhibit(number: 1, item: forge.itemA, path: forge.pathA, events: [forge.a.id, forge.b.id]),
          BundleIndex.Exhibit(number: 2, item: forge.itemB, path: forge.pathB, events: [forge.access.id]),
        ])
      }
    },
    HostileBundle("the first event left out", .chainGap, .incomplete) { forge in
      try forge.buildAndSeal {
        for path in [BundleLayout.event(forge.a.id), BundleLayout.eventProof(forge.a.id)] { forge.files[path] = nil }
        try forge.writeIndex(exhibits: [
          BundleIndex.Exhibit(number: 1, item: forge.itemA, path: forge.pathA, events: [forge.access.id]),
          forge.exhibits[1],
        ])
      }
    },
    HostileBundle("an event in the middle left out", .chainGap, .incomplete) { forge in
      for plan in [forge.intakeA, forge.intakeB] { forge.events.append(try forge.vault.record(plan)) }
      _ = try forge.vault.record(forge.accessA)
      for plan in [forge.accessA, forge.authorised] { forge.events.append(try forge.vault.record(plan)) }
      try forge.assemble()
      try forge.seal()
    },
    HostileBundle("an event that follows another one", .wrongPredecessor, .incomplete) { forge in
      forge.accessA.position = .next(1, after: SHA256.hash([3]))
      try forge.buildAndSeal()
    },
    HostileBundle("a chain that does not begin with an intake", .wrongFirstEvent, .incomplete) { forge in
      forge.intakeB.type = .access
      forge.intakeB.action = .accessed
      forge.intakeB.claims["objects"] = nil
      try forge.buildAndSeal()
    },
    HostileBundle("a chain against the order of the log", .chainOutOfOrder, .corrupt) { forge in
      forge.accessA.position = .unknown
      try forge.buildAndSeal {
        try forge.writeIndex(exhibits: [
          BundleIndex.Exhibit(number: 1, item: forge.itemA, path: forge.pathA, events: [forge.access.id, forge.a.id]),
          forge.exhibits[1],
        ])
      }
    },
  ]

  static let exports: [HostileBundle] = [
    HostileBundle("an authorisation for other items", .authorisedItemsDiffer, .incomplete) { forge in
      forge.authorised.claims["items"] = .array([.string(forge.itemA.description)])
      try forge.buildAndSeal()
    },
    HostileBundle("an authorisation of another export", .authorisationOfAnotherExport, .incomplete) { forge in
      forge.authorised.item = forge.vault.identifier()
      try forge.buildAndSeal()
    },
    HostileBundle("a completion in place of the authorisation", .missingAuthorisation, .incomplete) { forge in
      forge.authorised.action = .exportCompleted
      try forge.buildAndSeal()
    },
    HostileBundle("an authorisation of which nobody knows the place", .missingAuthorisation, .incomplete) { forge in
      forge.authorised.position = .unknown
      try forge.buildAndSeal()
    },
    HostileBundle("a withheld exhibit that never came in", .noIntake, .incomplete) { forge in
      forge.accessA.position = .unknown
      forge.authorised.claims["withheld_payloads"] = .array([.string(forge.itemA.description)])
      try forge.buildAndSeal {
        for path in [forge.pathA, BundleLayout.event(forge.a.id), BundleLayout.eventProof(forge.a.id)] {
          forge.files[path] = nil
        }
        try forge.writeIndex(exhibits: [
          BundleIndex.Exhibit(number: 1, item: forge.itemA, path: nil, events: [forge.access.id]), forge.exhibits[1],
        ])
      }
    },
    HostileBundle("a payload hidden that was authorised", .withheldPayloadsDiffer, .badDisclosure) { forge in
      try forge.buildAndSeal {
        forge.files[forge.pathB] = nil
        try forge.writeIndex(exhibits: [
          forge.exhibits[0], BundleIndex.Exhibit(number: 2, item: forge.itemB, path: nil, events: [forge.b.id]),
        ])
      }
    },
    HostileBundle("more disclosed than was authorised", .disclosedBeyondAuthorisation, .badDisclosure) { forge in
      forge.authorised.claims["disclosed"] = ["objects", "purpose"]
      try forge.buildAndSeal()
    },
  ]

  static let signatures: [HostileBundle] = [
    HostileBundle(
      "no signature", .missingSignature, .incomplete,
      disturb: { forge, bundle in
        try FileManager.default.removeItem(at: bundle.url(BundleLayout.signature(forge.bundleSigner.kid)))
      }),
    HostileBundle("a signature of another bundle", .badSignature, .badSignature) { forge in
      try forge.buildAndSeal()
      try forge.sign(over: [1])
    },
    HostileBundle("a signature for another purpose", .badSignature, .badSignature) { forge in
      try forge.buildAndSeal()
      try forge.sign(namespace: "file")
    },
    HostileBundle("a signature that is none", .malformedSignature, .badSignature) { forge in
      try forge.buildAndSeal()
      forge.files[BundleLayout.signature("x")] = [1, 2, 3]
    },
    HostileBundle("a signature by a stranger", .signatureUnknownSigner, .badSignature) { forge in
      forge.bundleSigner = forge.vault.stranger
      try forge.buildAndSeal()
    },
    HostileBundle("a signature by a member who may not", .signatureNotPermitted, .badSignature) { forge in
      forge.bundleSigner = forge.vault.investigator
      try forge.buildAndSeal()
    },
    HostileBundle("resealed without a key", .badSignature, .badSignature) { forge in
      try forge.buildAndSeal()
      let signature = forge.files[BundleLayout.signature(forge.bundleSigner.kid)]
      forge.files[BundleLayout.readMe] = [0x0a]
      try forge.resealTags()
      forge.files[BundleLayout.signature(forge.bundleSigner.kid)] = signature
    },
  ]
}

extension Forge {
  /// The token with another signature than its own.
  static func retitled(_ token: SDJWT) throws -> SDJWT {
    var bytes = token.serialized
    let tilde = bytes.firstIndex(of: UInt8(ascii: "~"))!
    // Not the last letter before the tilde: its low bits must stay zero.
    bytes[tilde - 20] = bytes[tilde - 20] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    return try SDJWT(parsing: bytes)
  }
}
