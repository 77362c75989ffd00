internal import Custody

/// `mirror/vault`: whose mirror it is (Schemas/README.md §3.20).
enum MirrorIdentity {
  static let maximumByteCount = 256

  static func text(_ vault: Fingerprint) -> String { "\(MirrorLayout.format)\nvault \(vault)\n" }

  static func bytes(_ vault: Fingerprint) -> [UInt8] { Array(text(vault).utf8) }

  /// The vault's fingerprint; nil where it is no such file.
  static func vault(_ bytes: [UInt8]) -> Fingerprint? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, lines[1].hasPrefix("vault "),
      let vault = Fingerprint(typed: String(lines[1].dropFirst(6))), self.bytes(vault) == bytes
    else { return nil }
    return vault
  }
}
