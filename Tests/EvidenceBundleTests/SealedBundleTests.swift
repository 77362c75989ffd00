import Age
import Custody
import Foundation
import SelectiveDisclosure
import Tar
import TestSupport
import Testing
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

@Suite struct SealedBundleTests {
  @Test func aSealedBundleVerifiesAsAFolderDoes() throws {
    let forge = try Forge()
    let folder = try forge.written()
    let sealed = try SealedSpecimen()
    try sealed.write(forge)
    let trust = BundleTrust.fingerprint(forge.vault.fingerprint)
    let report = try sealed.verify(trust)
    #expect(report.outcome == .verified, "\(report.findings.map(\.message))")
    #expect(report.findings.isEmpty && report.verdicts.worst == .verified)
    let other = try folder.verify(trust)
    #expect(report.exhibits.map(\.events) == other.exhibits.map(\.events))
    #expect(report.exhibits.map(\.digest) == other.exhibits.map(\.digest))
  }

  /// Salts and signatures come from the log, so that the writer adds nothing of its own.
  @Test func theSameExportGivesTheSameBytesBeforeSealing() throws {
    let forge = try Forge()
    try forge.record()
    let sealed = try [SealedSpecimen(), SealedSpecimen()]
    for specimen in sealed { try specimen.write(forge) }
    #expect(try sealed[0].archive == sealed[1].archive)
    #expect(try sealed[0].bytes != sealed[1].bytes)
  }

  /// The very files that a folder would have, under one top folder.
  @Test func theArchiveHoldsTheFolder() throws {
    let forge = try Forge()
    let folder = try forge.written()
    let sealed = try SealedSpecimen()
    try sealed.write(forge)
    let archive = try sealed.archive
    let members = try Self.members(archive)
    let top = "bundle-\(forge.export)/"
    #expect(members.allSatisfy { ($0.name + "/").hasPrefix(top) })
    var files: [String: [UInt8]] = [:]
    for member in members where member.kind == .file {
      files[String(member.name.dropFirst(top.count))] = member.content
    }
    #expect(files.keys.sorted() == (try folder.names))
    for (name, bytes) in files { #expect(try folder.read(name) == bytes, "\(name)") }
    let folders = Set(members.filter { $0.kind == .folder }.map { String($0.name.dropFirst(top.count)) })
    #expect(folders.isSuperset(of: ["data", "custody/events", "custody/roster", "signatures"]))
  }

  @Test func withoutPayloadsTheFolderIsThere() throws {
    let forge = try Forge()
    forge.authorised.claims["withheld_payloads"] = .array([.string(forge.itemB.description)])
    try forge.record()
    let sealed = try SealedSpecimen()
    try sealed.write(forge, withheld: true)
    #expect(try sealed.verify(.fingerprint(forge.vault.fingerprint)).outcome == .verified)
  }

  /// What a folder is found out by, a sealed one is as well.
  @Test(arguments: HostileBundle.all) func hostileBundlesAreFoundAlike(_ hostile: HostileBundle) throws {
    let forge = try Forge()
    try hostile.make(forge)
    let bundle = try forge.write()
    try hostile.disturb(forge, bundle)
    guard let archive = try? SealedSpecimen.pack(bundle) else {
      #expect([.link, .specialFile, .tooLarge, .unexpectedFile].contains(hostile.code))
      return
    }
    let sealed = try SealedSpecimen()
    try sealed.seal(archive)
    let trust = BundleTrust.fingerprint(forge.vault.fingerprint)
    let (report, expected) = (try sealed.verify(trust), try bundle.verify(trust))
    #expect(report.outcome == expected.outcome)
    #expect(Self.said(report) == Self.said(expected))
  }

  private static func said(_ report: BundleReport) -> [String] {
    report.findings.map { "\($0.code.rawValue) \($0.path)" }
  }

  private static func members(_ archive: [UInt8]) throws -> [(name: String, kind: TarMember.Kind, content: [UInt8])] {
    do throws(TarStreamError<Never>) {
      return try TarReader.members(byteCount: UInt64(archive.count)) { offset, target in
        for place in 0..<target.count { target[place] = archive[Int(offset) + place] }
      }
      .map {
        let content = archive[Int($0.offset)..<Int($0.offset + $0.byteCount)]
        return (String(decoding: $0.path, as: UTF8.self), $0.kind, Array(content))
      }
    } catch {
      switch error {
      case .tar(let error): throw error
      }
    }
  }
}
