internal import Encodings

/// One line of a manifest: a digest and a path (RFC 8493 §2.1.3).
///
///     b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9  data/0001-statement.mp4
public struct ManifestEntry: Hashable, Sendable {
  /// The digest; as many bytes as its algorithm has.
  public let digest: [UInt8]
  /// The file.
  public let path: BagPath

  /// An entry.
  public init(digest: [UInt8], path: BagPath) {
    self.digest = digest
    self.path = path
  }

  /// The line with its LF: lower-case digits, two spaces as sha256sum(1) writes them, and in the path CR, LF and `%`, and only
  /// those, percent-encoded.
  public var line: [UInt8] {
    var line = Array(Hex.encode(digest).utf8) + [0x20, 0x20]
    for byte in path.bytes {
      switch byte {
      case 0x0a: line += Array("%0A".utf8)
      case 0x0d: line += Array("%0D".utf8)
      case 0x25: line += Array("%25".utf8)
      default: line.append(byte)
      }
    }
    return line + [0x0a]
  }
}
