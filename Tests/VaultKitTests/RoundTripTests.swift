import Consent
import Custody
import EvidenceBundle
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@testable import VaultKit

/// Evidence comes in, is read, checked and let out, with the library alone.
@Suite struct RoundTripTests {
  private let specimen: SpecimenVault

  init() throws { specimen = try SpecimenVault() }

  private func request(
    _ items: [Identifier], _ folder: String, withhold: [String] = [], disclose: [String] = [],
    consents: [Identifier] = [], use: IntendedUse = IntendedUse()
  ) throws -> ExportRequest {
    try ExportRequest(
      items: items, destination: FilePath(specimen.scratch.path(folder)), withhold: withhold, disclose: disclose,
      consents: consents, recipient: "a court", purpose: "a request", use: use)
  }

  private func actions() throws -> [EventAction?] {
    var found: [EventAction?] = []
    try Inventory(specimen.session).events { result throws(VaultError) in
      if case .success(let event) = result { found.append(event.action) }
    }
    return found
  }

  @Test(arguments: [0, 1, 511, 512, 70_000, 1_200_000]) func whatCameInComesOut(_ size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let bytes = generator.bytes(size)
    let added = try specimen.add("evidence.bin", bytes)
    #expect(added.size == UInt64(size) && added.digest == SHA256.hash(bytes))
    let listed = try Inventory(specimen.session).items()
    #expect(listed.unreadable.isEmpty && listed.items.map(\.item) == [added.item])
    #expect(listed.items[0].name == "evidence.bin" && listed.items[0].actor == "custodian-1")
    let copy = FilePath(specimen.scratch.path("copy"))
    let summary = try Access(specimen.session).get(added.item, to: .file(copy), purpose: "review").summary
    #expect(summary.digest == added.digest)
    #expect(try specimen.scratch.bytes("copy") == bytes)
    let report = try VaultCheck(specimen.path).complete(specimen.session)
    #expect(report.outcome == .verified && report.findings.isEmpty && report.entryCount == 4)
    #expect(try actions() == [.founded, .ingested, .accessed])
  }

  /// Made by a member with a program of their own: the schema says that a size is a number.
  @Test func anIntakeThatDescribesNoPayloadIsAFinding() throws {
    let session = specimen.session
    let good = try specimen.add("a.txt", Array("alpha".utf8))
    #expect(good.size == 5)
    let staging = try StagingFolder(in: session.vault.folder)
    let recipient = try session.recipient(of: Compartment.general, in: try session.vault.state().rosters)
    try session.commit { state throws(VaultError) in
      var sealer = try RecordSealer(session)
      var content = Array("alpha".utf8)
      let payload = try sealer.seal(content: &content, to: recipient)
      let claims: JSONObject = [
        "digest": .string(SHA256.hash(Array("alpha".utf8)).hex), "size": "5",
        "objects": .array([.string(SHA256.hash(payload).hex)]),
      ]
      let statement = EventStatement(
        vault: session.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .intake,
        item: sealer.identifier(), position: .first, roster: state.rosters.current.version, head: state.head)
      let record = try sealer.seal(statement, .ingested, claims, to: recipient)
      let names = try files { () throws(FileError) in
        [
          try session.vault.objects.add(record.object, staging: staging),
          try session.vault.objects.add(payload, staging: staging),
        ]
      }
      return [LogEntry(isControl: false, event: record.digest, objects: names)]
    }
    let report = try VaultCheck(specimen.path).complete(session)
    #expect(report.findings.map(\.code) == [.eventRefused] && report.outcome != .verified)
  }

  @Test func aBundleVerifies() throws {
    let first = try specimen.add("Statement of a witness.txt", Array("alpha".utf8))
    let second = try specimen.add("b.txt", Array("bravo".utf8))
    let request = try request([second.item, first.item], "bundle", disclose: ["name"])
    #expect(try Export(specimen.session).preview(request).exhibits.map(\.item) == [second.item, first.item])
    let report = try Export(specimen.session).run(request)
    #expect(report.items == [second.item, first.item] && report.byteCount == 10 && report.recovered.isEmpty)
    #expect(
      specimen.scratch.files("bundle/data") == ["0001-b.txt", "0002-Statement-of-a-witness.txt"])
    #expect(try specimen.scratch.bytes("bundle/data/0001-b.txt") == Array("bravo".utf8))
    let fingerprint = specimen.session.vault.fingerprint
    let bundle = try Folder.open(request.destination)
    let verified = try BundleVerifier.verify(bundle, trust: .fingerprint(fingerprint), now: .now)
    #expect(verified.outcome == .verified, "\(verified.findings)")
    #expect(try BundleVerifier.verify(bundle, now: .now).outcome == .notTrusted)
    let stranger = Fingerprint(SHA256.hash([1]))
    #expect(try BundleVerifier.verify(bundle, trust: .fingerprint(stranger), now: .now).outcome == .notTrusted)
    #expect(try actions() == [.founded, .ingested, .ingested, .exportAuthorised, .exportCompleted])
    #expect(refusal { try Export(specimen.session).run(request) } == .failed, "nothing is overwritten")
    let check = try VaultCheck(specimen.path).complete(specimen.session)
    #expect(check.outcome == .verified)
  }

  /// Schemas/README.md §4, Authorisation: the items whose payloads stay, by name.
  @Test(arguments: [[], ["payload"]]) func theAuthorisationNamesWhatStays(_ withhold: [String]) throws {
    let added = try specimen.add("a.txt", Array("alpha".utf8))
    let request = try request([added.item], "bundle", withhold: withhold)
    _ = try Export(specimen.session).run(request)
    var stated: [JSON] = []
    try Inventory(specimen.session).events { result throws(VaultError) in
      if case .success(let event) = result, event.action == .exportAuthorised {
        stated += [event.disclosed["withheld_payloads"] ?? .null, event.disclosed["items"] ?? .null]
      }
    }
    let items = JSON.array([.string(added.item.description)])
    #expect(stated == [withhold.isEmpty ? [] : items, items])
    let verified = try BundleVerifier.verify(
      Folder.open(request.destination), trust: .fingerprint(specimen.session.vault.fingerprint), now: .now)
    #expect(specimen.scratch.files("bundle/data").isEmpty == !withhold.isEmpty)
    #expect(verified.exhibits.map { $0.path == nil } == [!withhold.isEmpty])
  }

  @Test func consentIsAskedFor() throws {
    let interview = try specimen.add("i.txt", Array("interview".utf8), type: .interview)
    let named = try specimen.add("n.txt", Array("named".utf8), source: "a person")
    let form = try specimen.add("c.txt", Array("consent".utf8), type: .consent)
    for item in [interview.item, named.item] {
      #expect(refusal { try Export(specimen.session).run(request([item], "bundle")) } == .consentForbids)
      #expect(
        refusal { try Export(specimen.session).run(request([item], "bundle", consents: [interview.item])) }
          == .consentForbids, "an interview is no consent")
      #expect(!specimen.scratch.has("bundle"))
    }
    #expect(
      refusal { try Export(specimen.session).run(request([interview.item], "bundle", consents: [form.item])) }
        == .consentForbids, "a form alone allows nothing")
    let consent = try Consents(specimen.session).record([
      "pseudonym": "P-7", "form": .string(form.item.description), "version": 1, "language": "en",
      "explained_by": "counsel-1", "date": "2020-01-02T10:00:00+02:00", "checklist_explained": ["purpose"],
      "items": [.string(interview.item.description), .string(named.item.description)],
      "grants": [
        [
          "activity": "share", "purposes": ["icc"], "recipients": ["a court"], "data_scope": ["content"],
          "form": "identified",
        ]
      ],
    ])
    _ = try Export(specimen.session).run(
      request(
        [interview.item, named.item], "bundle", consents: [consent, form.item], use: IntendedUse(purpose: .icc)))
    #expect(specimen.scratch.has("bundle/bagit.txt"))
  }

  @Test func whatIsNotThereIsRefused() throws {
    let added = try specimen.add("a.txt", [1])
    var random = RandomPool()
    let unknown = Identifier(&random)
    #expect(refusal { try Access(specimen.session).get(unknown, to: .standardOutput, purpose: "x") } == .failed)
    #expect(refusal { try Export(specimen.session).run(request([unknown], "bundle")) } == .failed)
    #expect(refusal { try Inventory(specimen.session).custody(of: unknown) } == .failed)
    #expect(refusal { try request([added.item, added.item], "bundle") } == .usage)
    #expect(refusal { try request([added.item], "bundle", withhold: ["colour"]) } == .usage)
    #expect(refusal { try request([added.item], "bundle", withhold: ["title"], disclose: ["title"]) } == .usage)
    #expect(refusal { try request([added.item], "bundle", withhold: ["digest"]) } == .usage)
    #expect(
      try actions() == [.founded, .ingested, .accessRefused, .exportRefused],
      "what was refused left its trace, and nothing else did")
  }

  @Test func damageIsFoundAndNothingComesOut() throws {
    let added = try specimen.add("a.txt", [UInt8](repeating: 7, count: 3000))
    let objects = try specimen.session.vault.objects.list().names
    #expect(objects.count == 3)
    let payload = try #require(objects.max { sizeOf($0) < sizeOf($1) })
    let path = FilePath("objects/" + payload.hex.prefix(2))
    let name = FilePath(String(payload.hex.dropFirst(2)))
    let folder = try specimen.session.vault.folder.folder(path)
    var bytes = try folder.read(name, limit: 1 << 20)
    bytes[bytes.count / 2] ^= 1
    try folder.replace(name, with: bytes, mode: 0o444)
    for report in [
      try VaultCheck(specimen.path).keyless(), try VaultCheck(specimen.path).complete(specimen.session),
    ] {
      #expect(report.outcome == .corrupt && !report.findings.isEmpty)
    }
    let copy = FilePath(specimen.scratch.path("copy"))
    #expect(refusal { try Access(specimen.session).get(added.item, to: .file(copy), purpose: "x") } == .corrupt)
    #expect(!specimen.scratch.has("copy"))
    let accepted = IntendedUse(affirmed: ["not-inspected"])
    #expect(refusal { try Export(specimen.session).run(request([added.item], "bundle", use: accepted)) } == .corrupt)
    #expect(!specimen.scratch.has("bundle"))
    #expect(try actions().suffix(2) == [.exportAuthorised, .exportAborted])
    try folder.remove(name)
    #expect(try VaultCheck(specimen.path).keyless().outcome == .incomplete)
  }

  private func sizeOf(_ name: SHA256Digest) -> UInt64 { (try? specimen.session.vault.objects.size(name)) ?? 0 }

  @Test func aBatchIsTakenUpAgain() throws {
    for name in ["case/a", "case/b"] { try specimen.scratch.write(Array(name.utf8), to: name) }
    let request = IntakeRequest(paths: [FilePath(specimen.scratch.path("case"))], batch: "field-1")
    let first = try Intake(specimen.session).run(request)
    #expect(first.added.count == 2 && first.resumed.isEmpty)
    try specimen.scratch.write([9], to: "case/b")
    try specimen.scratch.write([9], to: "case/c")
    let second = try Intake(specimen.session).run(request)
    #expect(second.added.map { $0.path.lastComponent } == ["b", "c"])
    #expect(second.resumed.map { $0.item } == first.added.filter { $0.path.lastComponent == "a" }.map(\.item))
  }
}
