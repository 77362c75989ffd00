public import VaultCrypto

/// A file of a folder that was handed over.
public struct ListedFile: Sendable, Hashable {
  /// Its path below the folder, with `/` between the parts.
  public let path: String
  /// SHA-256 of its bytes.
  public let digest: SHA256Digest
  /// Bytes.
  public let byteCount: UInt64

  /// A file.
  public init(path: String, digest: SHA256Digest, byteCount: UInt64) {
    self.path = path
    self.digest = digest
    self.byteCount = byteCount
  }

  /// The last part of the path.
  var name: String { String(path.split(separator: "/").last ?? "") }
  /// The path without its last part; empty at the top.
  var parent: String { path.split(separator: "/").dropLast().joined(separator: "/") }
}
