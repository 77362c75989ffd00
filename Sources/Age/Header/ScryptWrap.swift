internal import Encodings
internal import VaultCrypto

/// A file key wrapped under a passphrase (age.md, "scrypt recipient stanza"); always a header's only stanza.
///
///     -> scrypt ajMFur+EJLGaohv/dLRGnw 18
///     8SHBz/ldWnjyGFQqfjat6uNBarWqqEMDS7W8X7+Xq5Q
struct ScryptWrap: Sendable {
  static let type = "scrypt"
  static let saltByteCount = 16
  /// The highest factor written: what readers accept unless told otherwise.
  static let maximumWorkFactor = 22
  private static let label = Array("age-encryption.org/v1/scrypt".utf8)

  private let salt: [UInt8]
  private let workFactor: Int
  private let body: [UInt8]

  init(_ stanza: AgeStanza) throws(AgeError) {
    guard stanza.arguments.count == 3 else { throw AgeError(.malformedHeader, "scrypt stanza: arguments") }
    guard let salt = Base64.unpadded.decode(stanza.arguments[1]), salt.count == Self.saltByteCount else {
      throw AgeError(.malformedHeader, "scrypt stanza: salt")
    }
    // ^[1-9][0-9]*$: Int would take a sign and leading zeros as well.
    let digits = Array(stanza.arguments[2].utf8)
    guard digits.first != 0x30, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let workFactor = Int(stanza.arguments[2])
    else { throw AgeError(.malformedHeader, "scrypt stanza: work factor") }
    // The length is checked before any decryption, against partitioning oracles.
    guard stanza.body.count == FileKey.wrappedByteCount else {
      throw AgeError(.malformedHeader, "scrypt stanza: body length")
    }
    self.salt = salt
    self.workFactor = workFactor
    body = stanza.body
  }

  func unwrap(with passphrase: SecretBytes, maximumWorkFactor: Int) throws(AgeError) -> SecretBytes? {
    guard workFactor <= maximumWorkFactor else { throw AgeError(.workFactorTooHigh, "scrypt work factor") }
    return try FileKey.unwrap(body, under: Self.key(from: passphrase, salt: salt, workFactor: workFactor))
  }

  /// A stanza under a new salt.
  /// - Throws: `.workFactorTooHigh` above 22, `.invalidRecipients` below 1 or where the passphrase is empty.
  static func wrap(_ fileKey: SecretBytes, under passphrase: SecretBytes, workFactor: Int) throws(AgeError) -> AgeStanza
  {
    guard workFactor <= maximumWorkFactor else { throw AgeError(.workFactorTooHigh, "scrypt work factor over 22") }
    guard workFactor > 0, passphrase.count > 0 else {
      throw AgeError(.invalidRecipients, "empty passphrase or work factor under 1")
    }
    let salt = SecureRandom.bytes(saltByteCount)
    let wrapKey = try key(from: passphrase, salt: salt, workFactor: workFactor)
    return AgeStanza(
      validArguments: [type, Base64.unpadded.encode(salt), String(workFactor)],
      body: try FileKey.wrap(fileKey, under: wrapKey))
  }

  private static func key(from passphrase: SecretBytes, salt: [UInt8], workFactor: Int) throws(AgeError) -> SecretBytes
  {
    // N = 2^factor blocks of 128 · r bytes, with r = 8.
    guard workFactor < 40 else { throw AgeError(.workFactorTooHigh, "scrypt work factor") }
    do {
      return try Scrypt.derive(
        passphrase: passphrase, salt: label + salt, logN: workFactor, count: ChaCha20Poly1305.keyByteCount,
        memoryLimit: 1 << UInt64(workFactor + 10))
    } catch { throw AgeError(.unavailable, "scrypt") }
  }
}
