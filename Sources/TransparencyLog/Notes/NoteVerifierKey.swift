internal import Encodings
public import VaultCrypto

/// A public key with the name under which it signs notes (c2sp.org/signed-note, Verifier keys).
///
///     example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
public struct NoteVerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name, which signature lines repeat.
  public let name: KeyName
  /// What its signatures look like.
  public let type: NoteSignatureType
  /// The 32-byte key.
  public let publicKey: Ed25519PublicKey
  /// The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key), big-endian.
  public let keyID: UInt32

  /// The key of this name and type.
  public init(name: KeyName, type: NoteSignatureType, publicKey: Ed25519PublicKey) {
    self.name = name
    self.type = type
    self.publicKey = publicKey
    let digest = SHA256.hash(name.utf8 + [.newline, type.rawValue] + publicKey.bytes).bytes
    keyID = UInt32(bigEndianBytes: digest.prefix(4))
  }

  /// Parses a verifier key. Throws `malformedKey` for anything but its one spelling: a name that may not be, an identifier that
  /// is not eight lower-case letters or not this key's, a type other than 0x01 and 0x04, a key that is not 32 bytes.
  public init(_ text: String) throws(TransparencyLogError) { try self.init(utf8: Array(text.utf8)) }

  init(utf8 text: some Collection<UInt8>) throws(TransparencyLogError) {
    guard text.count <= KeyName.maximumByteCount + 64 else {
      throw TransparencyLogError(.malformedKey, "a verifier key of \(text.count) bytes")
    }
    // Base64 has plus signs of its own, names and identifiers have none.
    let parts = text.split(separator: .plus, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = KeyName(parts[0]) else {
      throw TransparencyLogError(.malformedKey, "not name+identifier+key")
    }
    guard parts[1].count == 8, let identifier = Hex.decode(parts[1]) else {
      throw TransparencyLogError(.malformedKey, "the identifier is not eight lower-case hexadecimal letters")
    }
    guard let material = Base64.padded.decode(Array(parts[2])), let first = material.first else {
      throw TransparencyLogError(.malformedKey, "the key is not base64")
    }
    guard let type = NoteSignatureType(rawValue: first) else {
      throw TransparencyLogError(.malformedKey, "signature type \(first) is not supported")
    }
    guard let publicKey = Ed25519PublicKey(Array(material.dropFirst())) else {
      throw TransparencyLogError(.malformedKey, "a key of \(material.count - 1) bytes")
    }
    self.init(name: name, type: type, publicKey: publicKey)
    guard keyID == UInt32(bigEndianBytes: identifier) else {
      throw TransparencyLogError(.malformedKey, "the identifier is another key's")
    }
  }

  /// The verifier key as text.
  public var description: String {
    let material = Base64.padded.encode([type.rawValue] + publicKey.bytes)
    return "\(name)+\(Hex.encode(keyID.bigEndianBytes))+\(material)"
  }

  /// Whether a signature line says it is by this key: name and identifier are its own.
  func matches(_ signature: NoteSignature) -> Bool { signature.keyID == keyID && signature.name == name }
}

extension UInt32 {
  init(bigEndianBytes bytes: some Sequence<UInt8>) { self = bytes.reduce(0) { $0 << 8 | UInt32($1) } }

  var bigEndianBytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) } }
}
