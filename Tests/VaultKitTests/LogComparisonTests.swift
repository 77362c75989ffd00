import Custody
import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import VaultKit

@Suite struct LogComparisonTests {
  private let vault: SpecimenVault
  private let copy: FilePath

  /// A vault, and a copy of it that went another way.
  init() throws {
    vault = try SpecimenVault()
    _ = try vault.add("one", [1])
    copy = FilePath(vault.scratch.path("copy.vault"))
    try FileManager.default.copyItem(atPath: vault.scratch.path("case.vault"), toPath: vault.scratch.path("copy.vault"))
    _ = try vault.add("two", [2])
    _ = try vault.add("three", [3])
    let other = try UnlockedVault(Vault(copy, acceptsRollback: true), identity: vault.identity)
    let report = try Intake(other).run(IntakeRequest(paths: [FilePath(vault.scratch.path("three"))]))
    #expect(report.failure == nil)
  }

  @Test func theForkIsFoundWhereItBegins() throws {
    let comparison = try LogComparison(vault.path, with: copy)
    #expect(comparison.relation == .forked)
    #expect(comparison.common == 3)
    #expect(try LogComparison(copy, with: vault.path).proof?.bytes == comparison.proof?.bytes)
  }

  @Test func theProofIsReadAsItWasWritten() throws {
    let proof = try #require(try LogComparison(vault.path, with: copy).proof)
    let read = try ForkProof(proof.bytes)
    #expect(read.bytes == proof.bytes)
    #expect(read.vault == vault.session.vault.fingerprint)
    #expect(ForkProof.isProof(proof.bytes))
  }

  /// Whatever is changed, nobody is convicted by it.
  @Test func noChangedByteConvicts() throws {
    let bytes = try #require(try LogComparison(vault.path, with: copy).proof).bytes
    for place in stride(from: 0, to: bytes.count, by: 11) {
      for change in [1, 0x20, 0x80] as [UInt8] {
        var changed = bytes
        changed[place] ^= change
        #expect(throws: CustodyError.self, "byte \(place)") { try ForkProof(changed) }
      }
    }
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: CustodyError.self) { try ForkProof(Array(bytes[..<count])) }
    }
  }

  @Test func twoStatesOfOneLogConvictNobody() throws {
    let older = try LogComparison(vault.path, with: vault.path)
    #expect(older.relation == .same && older.proof == nil)
    #expect(throws: CustodyError.self) { try ForkProof(older.here, older.there, hashes: []) }
  }
}
