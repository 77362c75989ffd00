import BagIt
import Custody
import SSHSignature
import Testing
import VaultFiles

@testable import EvidenceBundle

@Suite struct VolumeTests {
  private let forge: Forge

  init() throws {
    forge = try Forge()
    try forge.record()
  }

  private func writer(_ volume: BundleVolume?) throws -> (BundleFolder, BundleWriter) {
    let bundle = try BundleFolder()
    var preparation = try forge.preparation()
    preparation.volume = volume
    let writer = try BundleWriter(in: try bundle.folder, preparation)
    try writer.addExportEvents([try forge.bundled(forge.authorisation, Forge.allClaims)])
    return (bundle, writer)
  }

  private func add(_ number: Int, to writer: BundleWriter) throws {
    let isA = number == 1
    let events = isA ? [forge.a, forge.access] : [forge.b]
    try writer.addExhibit(
      number: number, item: isA ? forge.itemA : forge.itemB, name: "statement.txt",
      events: try events.map { try forge.bundled($0, Forge.allClaims) },
      payload: forge.copying(isA ? forge.payloadA : forge.payloadB))
  }

  private func finish(_ writer: BundleWriter) throws {
    let seal = try writer.finish()
    try writer.addSignature(
      try SSHSignature.sign(seal.tagManifest, namespace: BundleLayout.signatureNamespace, with: forge.bundleSigner.key))
  }

  @Test(arguments: [1, 2]) func eachVerifiesAlone(_ number: Int) throws {
    let (bundle, writer) = try writer(BundleVolume(number, of: 2))
    try add(number, to: writer)
    try finish(writer)
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.outcome == .verified, "\(report.findings)")
    #expect(report.findings.map(\.code) == [.oneVolume] && report.findings[0].message.contains("\(number) of 2"))
    #expect(report.exhibits.map(\.number) == [number])
    let info = try BagInfo(try bundle.read("bag-info.txt"))
    #expect(info.values(of: "Bag-Group-Identifier") == [forge.export.description])
    #expect(info.values(of: "Bag-Count") == ["\(number) of 2"])
  }

  /// Without saying that it is a volume, an exhibit that is left out is missing.
  @Test func aPartIsNoWhole() throws {
    let (bundle, whole) = try writer(nil)
    defer { withExtendedLifetime(bundle) {} }
    try add(1, to: whole)
    #expect(throws: BundleWriteError.self) { try finish(whole) }
    let (other, empty) = try writer(BundleVolume(1, of: 2))
    defer { withExtendedLifetime(other) {} }
    #expect(throws: BundleWriteError.self) { try finish(empty) }
  }

  @Test(arguments: [
    ("1 of 2", true), ("999 of 999", true), ("0 of 2", false), ("3 of 2", false), ("1 of 1", false),
    ("1 of 1000", false),
    ("01 of 2", false), ("+1 of 2", false), ("1  of 2", false), ("1 of ?", false), ("", false),
  ])
  func countsHaveOneSpelling(_ text: String, _ isOne: Bool) {
    #expect((BundleVolume(bagCount: text) != nil) == isOne, "\(text)")
  }

  @Test(
    arguments: [
      ("Bag-Group-Identifier: EXPORT\nBag-Count: 1 of 2\n", nil), ("Bag-Count: 1 of 2\n", .wrongInfo),
      ("Bag-Group-Identifier: another\nBag-Count: 1 of 2\n", .wrongInfo),
      ("Bag-Group-Identifier: EXPORT\nBag-Count: 1 of 1\n", .authorisedItemsDiffer),
      ("Bag-Group-Identifier: EXPORT\nBag-Count: 1 of 2\nBag-Count: 1 of 2\n", .authorisedItemsDiffer),
    ] as [(String, BundleFindingCode?)])
  func whatABagSaysOfItselfIsHeldAgainstTheExport(_ info: String, _ code: BundleFindingCode?) throws {
    let (bundle, writer) = try writer(BundleVolume(1, of: 2))
    try add(1, to: writer)
    try finish(writer)
    forge.files = [:]
    for name in try bundle.names where !name.hasPrefix("signatures/") { forge.files[name] = try bundle.read(name) }
    let text = info.split(separator: "\n").map {
      $0 == "Bag-Group-Identifier: EXPORT" ? "Bag-Group-Identifier: \(forge.export)" : String($0)
    }
    let oxum = "Payload-Oxum: \(forge.payloadA.count).1"
    forge.files["bag-info.txt"] = Array((text + [oxum, ""]).joined(separator: "\n").utf8)
    try forge.resealTags()
    let report = try forge.write().verify(.fingerprint(forge.vault.fingerprint))
    let codes = report.findings.map(\.code).filter { $0 != .oneVolume }
    #expect(codes == (code.map { [$0] } ?? []), "\(report.findings)")
    #expect((report.outcome == .verified) == (code == nil))
  }

  /// A bound is a bound: what is written is never longer, and not much shorter.
  @Test func boundsHold() throws {
    let sealed = try SealedSpecimen()
    try sealed.write(forge)
    let exhibits = [
      BundleBound.exhibit(
        [try forge.bundled(forge.a, Forge.allClaims), try forge.bundled(forge.access, Forge.allClaims)],
        payloadByteCount: UInt64(forge.payloadA.count)),
      BundleBound.exhibit(
        [try forge.bundled(forge.b, Forge.allClaims)], payloadByteCount: UInt64(forge.payloadB.count)),
    ]
    let frame = BundleBound.frame(try forge.vault.history, [], itemCount: 2)
    let written = UInt64(try sealed.archive.count)
    let bound = frame + exhibits.reduce(0, +)
    #expect(written <= bound && bound < written + 256 << 10)
  }
}
