import BagIt
import Custody
import Foundation
import SSHSignature
import SelectiveDisclosure
import Testing
import TransparencyLog
import VaultCrypto

@testable import EvidenceBundle

/// A way to forge a bundle, and what a verifier must find. Unless a case says otherwise, the forger has a member's key and seals the forged
/// bundle anew: manifests and signature fit, and only the one thing is wrong.
struct HostileBundle: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: BundleFindingCode
  let outcome: BundleOutcome
  let path: String?
  let make: @Sendable (Forge) throws -> Void
  let disturb: @Sendable (Forge, BundleFolder) throws -> Void

  /// A bundle that is forged and then sealed.
  init(
    _ name: String, _ code: BundleFindingCode, _ outcome: BundleOutcome, path: String? = nil,
    _ make: @escaping @Sendable (Forge) throws -> Void
  ) {
    testDescription = name
    self.code = code
    self.outcome = outcome
    self.path = path
    self.make = make
    disturb = { _, _ in }
  }

  /// A good bundle whose folder is then tampered with.
  init(
    _ name: String, _ code: BundleFindingCode, _ outcome: BundleOutcome, path: String? = nil,
    disturb: @escaping @Sendable (Forge, BundleFolder) throws -> Void
  ) {
    testDescription = name
    self.code = code
    self.outcome = outcome
    self.path = path
    make = { try $0.buildAndSeal() }
    self.disturb = disturb
  }

  static let all = bag + index + rosters + log + events + chains + exports + signatures + field + lineage + suspended
}

extension Forge {
  func buildAndSeal() throws {
    try build()
    try seal()
  }

  /// Builds, lets `change` forge files, and seals.
  func buildAndSeal(_ change: () throws -> Void) throws {
    try build()
    try change()
    try seal()
  }

  /// Seals, lets `change` forge the payload manifest, and seals the tags again.
  func forgeManifest(_ change: (String) -> String) throws {
    try buildAndSeal()
    let text = String(decoding: files["manifest-sha256.txt"]!, as: UTF8.self)
    files["manifest-sha256.txt"] = Array(change(text).utf8)
    try resealTags()
  }
}
