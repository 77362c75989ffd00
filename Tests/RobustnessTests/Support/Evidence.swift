internal import Foundation
internal import VaultCrypto

/// Invented evidence: files that all hold the same words, by which a clear byte gives itself away.
struct Evidence {
  /// The words.
  static let marker = Data("MARKER-the-witness-said-so".utf8)

  /// SHA-256 of each file, by its name.
  private(set) var digests: [String: String] = [:]

  /// Writes files of these sizes into a new folder; no two are the same.
  init(in folder: String, prefix: String = "file", sizes: [Int], using dice: inout Dice) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (place, size) in sizes.enumerated() {
      var content = Self.marker + Data("\(dice.next())".utf8)
      let line = content + Data("\n".utf8)
      while content.count < size { content += line }
      let name = "\(prefix)-\(place).txt"
      try content.write(to: URL(filePath: folder + "/" + name))
      digests[name] = SHA256.hash(Array(content)).hex
    }
  }
}
