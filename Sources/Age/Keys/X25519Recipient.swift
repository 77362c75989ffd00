internal import VaultCrypto

/// Someone a file is sealed to: an X25519 public key, 32 bytes, written as Bech32 under `age` (age.md, "The X25519 recipient type").
///
///     age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj
///
/// Cheap to copy; the key is made ready for agreements once.
public struct X25519Recipient: Hashable, Sendable, CustomStringConvertible {
  /// Bytes in a key: 32.
  public static let byteCount = 32
  /// Letters in its text: 62.
  public static let textByteCount = 62
  private static let prefix = Array("age".utf8)

  let key: X25519PublicKey

  /// The 32 bytes.
  public var bytes: [UInt8] { key.bytes }

  /// The recipient whose key is exactly these 32 bytes.
  /// - Throws: `.malformedKey` for any other number. Whether they are of low order shows when a file is sealed.
  public init(bytes: [UInt8]) throws(AgeError) {
    do { key = try X25519PublicKey(bytes) } catch {
      throw AgeError(.malformedKey, "X25519 recipient of another length")
    }
  }

  /// The recipient whose text is this, in lower case, without white space around it.
  /// - Throws: `.malformedKey`.
  public init(_ text: String) throws(AgeError) {
    let letters = Array(text.utf8)
    guard letters.count == Self.textByteCount, let decoded = Bech32.decode(letters.span) else {
      throw AgeError(.malformedKey, "not an age1… recipient")
    }
    guard decoded.prefix == Self.prefix, !decoded.isUpperCase else {
      throw AgeError(.malformedKey, "not an X25519 recipient")
    }
    try self.init(bytes: decoded.bytes)
  }

  /// The text: `age1…`, 62 letters.
  public var description: String { String(decoding: Bech32.encode(bytes.span, prefix: Self.prefix), as: UTF8.self) }

  /// Equal when all 32 bytes are.
  public static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

  /// Feeds the 32 bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
