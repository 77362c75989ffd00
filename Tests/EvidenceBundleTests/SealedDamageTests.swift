import Age
import Foundation
import Tar
import TestSupport
import Testing
import VaultCrypto
import VaultFiles

@testable import EvidenceBundle

/// Sealed files that are not what was sealed.
@Suite struct SealedDamageTests {
  private func code(_ body: () throws(SealedBundleError) -> Void) -> String {
    do throws(SealedBundleError) {
      try body()
      return "opened"
    } catch {
      switch error {
      case .file(let error): return "file \(error.code)"
      case .age(let error): return error.code.rawValue
      case .archive(let error): return error.code.rawValue
      }
    }
  }

  @Test func anotherIdentityDoesNotOpenIt() throws {
    let sealed = try SealedSpecimen()
    try sealed.write(try Forge().recorded())
    let stranger = try X25519Identity.generate()
    #expect(code { () throws(SealedBundleError) in _ = try sealed.open([.x25519(stranger)]) } == "noMatch")
    var letters = Array("words".utf8)
    let words = SecretBytes(taking: &letters)
    #expect(code { () throws(SealedBundleError) in _ = try sealed.open([.passphrase(words)]) } == "noMatch")
    #expect(code { () throws(SealedBundleError) in _ = try sealed.open() } == "opened")
  }

  @Test func aShorterFileIsNotOpened() throws {
    let sealed = try SealedSpecimen()
    try sealed.write(try Forge().recorded())
    let whole = try sealed.bytes
    for count in [whole.count - 1, whole.count - 16, whole.count / 2, 300, 100, 1] {
      try sealed.put(Array(whole[..<count]))
      let found = code { () throws(SealedBundleError) in _ = try sealed.open() }
      #expect(found == "payload" || found == "malformedHeader", "\(count): \(found)")
    }
    try sealed.put(whole + [0])
    #expect(code { () throws(SealedBundleError) in _ = try sealed.open() } == "payload")
  }

  /// A payload of several chunks, one of which was changed: that exhibit is named, all others are judged.
  @Test func aChangedChunkIsToldOfItsExhibit() throws {
    let forge = try Forge(payloadA: SeededGenerator.bytes(300_000, seed: 5))
    let sealed = try SealedSpecimen()
    try sealed.write(try forge.recorded())
    var bytes = try sealed.bytes
    // Amid the payload, which comes first; the headers are in the first and the last chunks.
    bytes[200_000] ^= 1
    try sealed.put(bytes)
    let report = try sealed.verify(.fingerprint(forge.vault.fingerprint))
    #expect(report.findings.map(\.code) == [.damagedSealing], "\(report.findings)")
    #expect(report.findings.first?.exhibit == 1)
    #expect(report.outcome == .corrupt && report.outcome.exitCode == 20)
    #expect(report.exhibits[1].verdicts.worst == .verified)
  }

  @Test func whatIsNoArchiveIsRefused() throws {
    let sealed = try SealedSpecimen()
    try sealed.seal(Array("no archive".utf8))
    #expect(code { () throws(SealedBundleError) in _ = try sealed.open() } == "truncated")
    try sealed.seal([UInt8](repeating: 0x61, count: 4096))
    #expect(code { () throws(SealedBundleError) in _ = try sealed.open() } == "malformed-header")
    try sealed.seal(TarFormat.end(at: 0))
    let report = try sealed.verify()
    #expect(report.index == nil && report.outcome != .verified)
  }

  @Test func whatOpensAFileIsTold() throws {
    let sealed = try SealedSpecimen()
    func lock() throws -> SealedBundleLock? { try SealedBundleLock(of: SealedSpecimen.name, in: sealed.folder) }
    try sealed.seal([1])
    #expect(try lock() == .identity)
    var letters = Array("some words".utf8)
    let words = SecretBytes(taking: &letters)
    var sealer = AgeSealer()
    let plaintext: [UInt8] = [1]
    let file = try sealer.seal(plaintext.span, to: [.passphrase(words, workFactor: 1)])
    try sealed.put(file)
    #expect(try lock() == .passphrase)
    try sealed.put(Array("age-encryption.org/v1\n-> nothing\n".utf8))
    #expect(try lock() == .damaged)
    try sealed.put(Array("-----BEGIN AGE ENCRYPTED FILE-----\n".utf8))
    #expect(try lock() == .armored)
    try sealed.put(Array("another file".utf8))
    #expect(try lock() == nil)
  }

  /// A payload that is not as long as its intake says breaks the archive off: nothing more can be added to it.
  @Test func aWrongLengthBreaksItOff() throws {
    let forge = try Forge()
    try forge.record()
    for payload in [forge.payloadA + [1], Array(forge.payloadA.dropLast())] {
      let sealed = try SealedSpecimen()
      let archive = try SealedArchive(
        try sealed.folder.create(SealedSpecimen.name), of: forge.export, to: [.x25519(sealed.identity.recipient)])
      let writer = try BundleWriter(to: archive, try forge.preparation())
      let events = [try forge.bundled(forge.a, Forge.allClaims), try forge.bundled(forge.access, Forge.allClaims)]
      #expect(throws: BundleWriteError.self) {
        try writer.addExhibit(number: 1, item: forge.itemA, name: "a", events: events) { file in
          try file.write(payload)
          return (SHA256.hash(forge.payloadA), UInt64(forge.payloadA.count))
        }
      }
      #expect(throws: BundleWriteError.self) { try forge.write(to: writer) }
    }
  }
}

extension Forge {
  /// The same, with its events in the log.
  func recorded() throws -> Forge {
    try record()
    return self
  }
}

extension SeededGenerator {
  static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return generator.bytes(count)
  }
}
