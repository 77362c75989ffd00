internal import Encodings
internal import VaultCrypto

/// A digest on a line of its own: 44 letters of padded base64.
enum HashLine {
  /// The digest, or nil for anything but the one spelling of 32 bytes.
  static func parse(_ line: some Collection<UInt8>) -> SHA256Digest? {
    guard line.count == 44, let bytes = Base64.padded.decode(Array(line)) else { return nil }
    return SHA256Digest(bytes)
  }

  /// The line with its newline.
  static func print(_ digest: SHA256Digest) -> [UInt8] { Base64.padded.encodeBytes(digest.bytes) + [.newline] }
}
