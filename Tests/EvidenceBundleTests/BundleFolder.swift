import Foundation
import TestSupport
import VaultFiles

@testable import EvidenceBundle

/// A bundle in a temporary folder.
struct BundleFolder {
  let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  var folder: Folder { get throws { try Folder.open(FilePath(temporary.url.path)) } }

  func url(_ name: String) -> URL { temporary.url.appending(path: name) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url(name))
  }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

  /// Every regular file, relative to the folder.
  var names: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: temporary.url.path)
        .filter { (try? url($0).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }.sorted()
    }
  }

  func verify(_ trust: BundleTrust = .none) throws -> BundleReport {
    try BundleVerifier.verify(try folder, trust: trust, now: SpecimenVault.now)
  }
}
