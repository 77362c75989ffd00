internal import Encodings
internal import VaultCrypto

/// Name-based UUIDs (RFC 9562 §5.5, version 5): the same name gives the same one each time. SHA-1 names here and secures nothing.
enum NameUUID {
  /// The name space of addresses (RFC 9562 §6.6).
  private static let space: [UInt8] = [
    0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
  ]

  /// The UUID of an address, in lower case.
  static func make(_ name: String) throws(VaultError) -> String {
    let digest: [UInt8]
    do throws(CryptoError) {
      var hash = try LegacyDigest(.sha1)
      hash.update((space + Array(name.utf8)).span)
      digest = hash.finish()
    } catch {
      throw VaultError(.failed, "This machine's libcrypto makes no SHA-1, which identifiers in CASE documents need.")
    }
    var bytes = Array(digest.prefix(16))
    bytes[6] = bytes[6] & 0x0f | 0x50
    bytes[8] = bytes[8] & 0x3f | 0x80
    let hex = Array(Hex.encode(bytes))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
  }
}
