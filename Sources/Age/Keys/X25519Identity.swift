public import VaultCrypto

/// What opens a file sealed to a recipient: an X25519 private key, 32 bytes, written as upper-case Bech32 under `AGE-SECRET-KEY-`
/// (age.md, "The X25519 recipient type").
///
///     AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX
///
/// It stays in locked memory. May be used on several threads at once.
public final class X25519Identity: Sendable {
  /// Letters in its text: 74.
  public static let textByteCount = 74
  private static let prefix = Array("age-secret-key-".utf8)

  let key: X25519PrivateKey
  private let scalar: SecretBytes
  /// Whom to seal to, so that this identity opens it.
  public let recipient: X25519Recipient

  /// The identity whose key is exactly these 32 bytes.
  /// - Throws: `.malformedKey` for any other number.
  public init(scalar: SecretBytes) throws(AgeError) {
    guard scalar.count == X25519PrivateKey.byteCount else {
      throw AgeError(.malformedKey, "X25519 identity of another length")
    }
    do { key = try X25519PrivateKey(scalar: scalar) } catch { throw AgeError(.malformedKey, "X25519 identity") }
    self.scalar = scalar
    recipient = try X25519Recipient(bytes: key.publicKeyBytes)
  }

  /// The identity whose text is this, in upper case, without white space around it. The letters are the caller's to cleanse.
  /// - Throws: `.malformedKey`.
  public convenience init(encoded text: Span<UInt8>) throws(AgeError) {
    try self.init(scalar: Self.scalar(encoded: text))
  }

  /// The identity whose text lies in locked memory.
  /// - Throws: `.malformedKey`.
  public convenience init(encoded text: SecretBytes) throws(AgeError) {
    try self.init(scalar: text.withBytes { letters throws(AgeError) in try Self.scalar(encoded: letters) })
  }

  /// A new random identity.
  /// - Throws: `.unavailable` where libcrypto fails.
  public static func generate() throws(AgeError) -> X25519Identity {
    try X25519Identity(scalar: SecureRandom.secret(X25519PrivateKey.byteCount))
  }

  /// The text, `AGE-SECRET-KEY-1…`: 74 letters without an end of line.
  public func encoded() -> SecretBytes {
    var text = scalar.withBytes { Bech32.encode($0, prefix: Self.prefix) }
    for index in text.indices where (0x61...0x7a).contains(text[index]) { text[index] -= 0x20 }
    return SecretBytes(taking: &text)
  }

  private static func scalar(encoded text: Span<UInt8>) throws(AgeError) -> SecretBytes {
    guard text.count == textByteCount, var decoded = Bech32.decode(text) else {
      throw AgeError(.malformedKey, "not an AGE-SECRET-KEY-1… identity")
    }
    let scalar = SecretBytes(taking: &decoded.bytes)
    guard decoded.prefix == prefix, decoded.isUpperCase else {
      throw AgeError(.malformedKey, "not an X25519 identity")
    }
    return scalar
  }
}
