import Custody
import SSHSignature
import SelectiveDisclosure
import Testing
import TransparencyLog
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

@Suite struct BundleWriterTests {
  private func code(_ body: () throws -> Void) -> BundleError.Code? {
    do { try body() } catch BundleWriteError.refused(let error) { return error.code } catch { return nil }
    return nil
  }

  private func begun() throws -> (Forge, BundleFolder, BundleWriter) {
    let forge = try Forge()
    for plan in [forge.intakeA, forge.intakeB, forge.accessA, forge.authorised] {
      forge.events.append(try forge.vault.record(plan))
    }
    let bundle = try BundleFolder()
    return (forge, bundle, try BundleWriter(in: try bundle.folder, try forge.preparation()))
  }

  @Test func whatWouldNotVerifyIsRefused() throws {
    let (forge, bundle, writer) = try begun()
    let all = Forge.allClaims
    let (a, b) = (try forge.bundled(forge.a, all), try forge.bundled(forge.b, all))
    let access = try forge.bundled(forge.access, all)
    let good = forge.copying(forge.payloadA)
    func add(_ number: Int, _ item: Identifier, _ events: [BundleEvent]) throws {
      try writer.addExhibit(number: number, item: item, name: "x", events: events, payload: good)
    }
    #expect(code { try add(0, forge.itemA, [a, access]) } == .wrongOrder)
    #expect(code { try add(1, forge.itemA, []) } == .wrongEvents)
    #expect(code { try add(1, forge.itemA, [access]) } == .wrongEvents)
    #expect(code { try add(1, forge.itemA, [a, b]) } == .wrongEvents)
    #expect(code { try writer.addExportEvents([a]) } == .wrongEvents)
    #expect(code { _ = try writer.finish() } == .wrongOrder)
    #expect(
      code {
        try writer.addExhibit(
          number: 2, item: forge.itemB, name: "x", events: [b], payload: forge.copying(forge.payloadA))
      } == .wrongPayload)
    let undigested = try forge.bundled(forge.a, all.subtracting(["digest"]))
    #expect(code { try add(1, forge.itemA, [undigested, access]) } == .notDisclosed)
    let unsized = try forge.bundled(forge.a, all.subtracting(["size"]))
    #expect(code { try add(1, forge.itemA, [unsized, access]) } == .notDisclosed)
    try add(1, forge.itemA, [a, access])
    #expect(code { try add(1, forge.itemA, [a, access]) } == .duplicate)
    #expect(code { _ = try BundleWriter(in: try bundle.folder, try forge.preparation()) } == .folderNotEmpty)
  }

  @Test func aPayloadThatFailsLeavesNothing() throws {
    struct Failure: Error {}
    let (forge, bundle, writer) = try begun()
    let event = try forge.bundled(forge.b, BundleEvent.disclosedWithPayload)
    #expect(throws: BundleWriteError.self) {
      try writer.addExhibit(number: 2, item: forge.itemB, name: "x", events: [event]) { file in
        try file.write([1, 2, 3])
        throw Failure()
      }
    }
    #expect(try bundle.names.allSatisfy { !$0.hasPrefix("data/") })
  }

  @Test func signersAndSignaturesAreChecked() throws {
    let forge = try Forge()
    forge.bundleSigner = forge.vault.investigator
    let folder = try BundleFolder()
    #expect(code { _ = try BundleWriter(in: try folder.folder, try forge.preparation()) } == .notDisclosed)
    let (other, kept, writer) = try begun()
    let signature = try SSHSignature.sign(
      [1], namespace: BundleLayout.signatureNamespace, with: other.bundleSigner.key)
    #expect(code { try writer.addSignature(signature) } == .wrongOrder)
    try writer.addExportEvents([try other.bundled(other.authorisation, [])])
    _ = try writer.finish()
    #expect(code { try writer.addSignature(signature) } == .wrongSignature)
    #expect(code { _ = try writer.finish() } == .wrongOrder)
    #expect(try kept.names.allSatisfy { !$0.hasPrefix("signatures/") })
  }

  @Test func whatWasNotAuthorisedDoesNotLeave() throws {
    let all = Forge.allClaims
    let (forge, kept, writer) = try begun()
    try writer.addExportEvents([try forge.bundled(forge.authorisation, all)])
    #expect(code { _ = try writer.finish() } == .notAuthorised, "no exhibits, two were authorised")
    #expect(try kept.names.allSatisfy { $0.hasPrefix("custody/events/") })
    let strict = try Forge()
    strict.authorised.claims["disclosed"] = ["objects"]
    #expect(code { _ = try strict.written() } == .notAuthorised, "titles were not to leave")
    let telling = try Forge()
    telling.authorised.claims["disclosed"] = ["title", "objects", "purpose", "size"]
    #expect(code { _ = try telling.written() } == .notAuthorised, "digests were not to leave")
    let hidden = try Forge()
    #expect(code { _ = try hidden.written(withheld: true) } == .notAuthorised, "no payload was to be withheld")
  }

  @Test func aCheckpointOfSomebodyElseIsRefused() throws {
    let forge = try Forge()
    let folder = try BundleFolder()
    var preparation = try forge.preparation()
    preparation.checkpoint = try forge.vault.checkpoint(by: forge.vault.counsel)
    #expect(code { _ = try BundleWriter(in: try folder.folder, preparation) } == .wrongCheckpoint)
    preparation = try forge.preparation()
    preparation.rosters[1] = BundleRoster(token: preparation.rosters[1].token, proof: preparation.rosters[0].proof)
    #expect(code { _ = try BundleWriter(in: try folder.folder, preparation) } == .wrongRosters)
  }

  @Test func theReportIsATagFileThatIsWrittenOnce() throws {
    let (forge, bundle, writer) = try begun()
    struct Failure: Error {}
    #expect(throws: BundleWriteError.self) { try writer.addReport { _ in throw Failure() } }
    #expect(code { try writer.addReport { _ in } } == .wrongOrder)
    let other = try BundleFolder()
    var calls = 0
    let second = try BundleWriter(in: try other.folder, try forge.preparation())
    // It says something else the second time.
    #expect(
      code {
        try second.addReport { output in
          calls += 1
          try output(Array("call \(calls)".utf8))
        }
      } == .wrongPayload)
    let third = try BundleFolder()
    let good = try BundleWriter(in: try third.folder, try forge.preparation())
    try good.addReport { output in for piece in ["<!DOCTYPE ", "html>"] { try output(Array(piece.utf8)) } }
    #expect(try third.read("report.html") == Array("<!DOCTYPE html>".utf8))
    #expect(try !bundle.names.contains("report.html"))
  }

  @Test func tagFilesNameNobody() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let info = String(decoding: try bundle.read("bag-info.txt"), as: UTF8.self)
    #expect(
      info == """
        Source-Organization: Archive of Voices
        Bagging-Date: 2027-01-15
        External-Identifier: \(forge.export)
        Payload-Oxum: 32.2

        """)
    let names = try bundle.names.filter { $0.hasPrefix("data/") }
    #expect(names == ["data/0001-statement.txt", "data/0002-B-statement.txt"])
    let readMe = String(decoding: try bundle.read("README.txt"), as: UTF8.self)
    for word in [
      "supports", "Get-FileHash", "certutil", "shasum -a 256 -c", "sha256sum -c", "check-novalidate",
      "cms -verify -cades",
    ] {
      #expect(readMe.contains(word))
    }
    #expect(!readMe.contains("court-proof"))
  }

  @Test func exhibitsCanBeAddedFromSeveralThreads() async throws {
    let forge = try Forge()
    let items = (0..<40).map { _ in forge.vault.identifier() }
    var events: [RecordedEvent] = []
    for item in items {
      var plan = forge.intakeA
      plan.item = item
      events.append(try forge.vault.record(plan))
    }
    forge.authorised.claims["items"] = .array(items.map { .string($0.description) })
    let authorised = try forge.vault.record(forge.authorised)
    let bundle = try BundleFolder()
    let writer = try BundleWriter(in: try bundle.folder, try forge.preparation())
    let presented = try events.map { try forge.bundled($0, ["digest", "size", "title"]) }
    let payload = forge.payloadA
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (place, item) in items.enumerated() {
        group.addTask {
          try writer.addExhibit(number: place + 1, item: item, name: "a.txt", events: [presented[place]]) { file in
            try file.write(payload)
            return (SHA256.hash(payload), UInt64(payload.count))
          }
        }
      }
      try await group.waitForAll()
    }
    try writer.addExportEvents([try forge.bundled(authorised, ["items"])])
    let seal = try writer.finish()
    #expect(seal.payloadCount == 40 && seal.digest == SHA256.hash(seal.tagManifest))
    try writer.addSignature(
      try SSHSignature.sign(seal.tagManifest, namespace: BundleLayout.signatureNamespace, with: forge.bundleSigner.key))
    #expect(try bundle.verify(.fingerprint(forge.vault.fingerprint)).outcome == .verified)
  }
}
