internal import Encodings
internal import VaultCrypto

/// The textual header of an age file (age.md, "Header"): who can open it, and a MAC over that.
///
///     age-encryption.org/v1
///     -> X25519 XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBE
///     qRS0AMjdjPvZ/WT08U2KL4G+PIooA3hy38SvLpvaC1E
///     --- HK2NmOBN9Dpq0Gw6xMCuhFcQlQLvZ/wQUi/2scLG75s
///
/// A header that parsed has exactly one spelling, so ``encoded()`` gives back the bytes it was read from.
public struct AgeHeader: Sendable {
  /// The longest header read or written: 1 MiB, which holds some 9,000 X25519 stanzas or 600 post-quantum ones.
  public static let maximumByteCount = 1 << 20

  static let lineFeed: UInt8 = 0x0a
  static let version = Array("age-encryption.org/v1".utf8)
  static let endMark = Array("---".utf8)
  static let macLetterCount = 43

  /// One or more stanzas, the unknown ones among them. Native stanzas keep their type's rules.
  public let stanzas: [AgeStanza]
  /// The 32 bytes of HMAC-SHA-256; checked only by ``open(_:identities:)``.
  public let mac: [UInt8]
  /// The header's length in bytes, without the payload's nonce.
  public let byteCount: Int

  let wraps: [WrappedFileKey]
  let authenticatedBytes: [UInt8]

  /// Reads the header at the start of a file, without opening it. Takes a time linear in the header.
  /// - Returns: nil where the bytes are the beginning of a header whose end is not among them.
  /// - Throws: `.malformedHeader`, also where the header is longer than ``maximumByteCount``.
  public static func parse(_ prefix: Span<UInt8>) throws(AgeError) -> AgeHeader? {
    var parser = HeaderParser()
    _ = try parser.push(prefix)
    return try parser.header()
  }

  /// Opens a file given its beginning: the header and the 16-byte nonce after it. The MAC is checked before anything is returned.
  /// - Returns: nil where more bytes are needed; at the end of a file that means `.malformedHeader`.
  /// - Throws: `.malformedHeader`, `.noMatch`, `.headerMAC`, `.workFactorTooHigh`, `.unavailable`.
  public static func open(_ prefix: Span<UInt8>, identities: [AgeIdentity]) throws(AgeError) -> AgeOpening? {
    guard let header = try parse(prefix), prefix.count >= header.byteCount + AgePayload.nonceByteCount else {
      return nil
    }
    let nonce = prefix.extracting(header.byteCount..<header.byteCount + AgePayload.nonceByteCount)
    return try header.open(nonce: nonce.copiedBytes(), identities: identities)
  }

  /// The header's bytes, up to the line feed before the nonce.
  public func encoded() -> [UInt8] { Self.finish(Self.encode(stanzas), mac: mac) }

  func open(nonce: [UInt8], identities: [AgeIdentity]) throws(AgeError) -> AgeOpening {
    var hkdf = HKDFSHA256()
    var hmac = HMACSHA256()
    for identity in identities {
      for wrap in wraps {
        guard let fileKey = try wrap.unwrap(with: identity, hkdf: &hkdf) else { continue }
        let expected = FileKey.mac(of: authenticatedBytes, under: fileKey, hkdf: &hkdf, hmac: &hmac)
        guard expected.isEqualInConstantTime(to: mac) else { throw AgeError(.headerMAC, "the header was changed") }
        return AgeOpening(
          headerByteCount: byteCount + AgePayload.nonceByteCount,
          payloadKey: FileKey.payloadKey(from: fileKey, nonce: nonce, hkdf: &hkdf))
      }
    }
    throw AgeError(.noMatch, "no identity opens this file")
  }

  /// The bytes that are under the MAC: everything up to and including the end mark.
  static func encode(_ stanzas: [AgeStanza]) -> [UInt8] {
    var header: [UInt8] = []
    header.reserveCapacity(64 + 160 * stanzas.count)
    header += version
    header.append(lineFeed)
    for stanza in stanzas { stanza.write(to: &header) }
    header += endMark
    return header
  }

  static func finish(_ authenticated: [UInt8], mac: [UInt8]) -> [UInt8] {
    var header = authenticated
    header.append(0x20)
    header += Base64.unpadded.encodeBytes(mac)
    header.append(lineFeed)
    return header
  }
}
