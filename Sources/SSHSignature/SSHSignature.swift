internal import Encodings
public import VaultCrypto

/// A detached signature that `ssh-keygen -Y verify` accepts (PROTOCOL.sshsig §2), by an Ed25519 key.
///
///     -----BEGIN SSH SIGNATURE-----
///     U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgyw6qYNoOmdCH/kv75RSKxsEhqn
///     A74HAk/fiEX1MS+gsAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
///     OQAAAEB9H7OXtoy0lv6pzHW4LoYZOUd6/Tq0/McE4di1VMkVzfJp8x+SEyrxrzVAbX4RXo
///     XlNE/fOxK0KliHpN+6QJgD
///     -----END SSH SIGNATURE-----
///
/// A value of this type is well formed, and no more: only ``verify(digest:namespace:by:)`` says whether it is authentic.
public struct SSHSignature: Hashable, Sendable {
  /// The longest namespace: 256 bytes of UTF-8.
  public static let maximumNamespaceByteCount = 256

  static let magic = Array("SSHSIG".utf8)
  static let version: UInt32 = 1

  /// The key that claims to have signed.
  public let publicKey: Ed25519PublicKey
  /// The purpose the signature was made for, for example `file`.
  public let namespace: String
  /// The digest of the message that was signed.
  public let hash: SSHMessageHash
  /// The 64 bytes of the Ed25519 signature.
  public let signature: [UInt8]

  init(publicKey: Ed25519PublicKey, namespace: String, hash: SSHMessageHash, signature: [UInt8]) {
    self.publicKey = publicKey
    self.namespace = namespace
    self.hash = hash
    self.signature = signature
  }

  /// Reads the binary form (PROTOCOL.sshsig §2). Every value has one spelling: a filled reserved field, which OpenSSH ignores and
  /// does not sign, and bytes after the end are refused.
  /// - Throws: `.malformedSignature`, `.unsupportedVersion`, `.unsupportedKeyType`, `.malformedKey`, `.unsupportedHash`,
  ///   `.invalidNamespace`.
  public init(blob: [UInt8]) throws(SSHSignatureError) {
    var reader = WireReader(blob)
    guard reader.raw(Self.magic.count) == Self.magic, let version = reader.uint32() else {
      throw SSHSignatureError(.malformedSignature, "preamble")
    }
    guard version == Self.version else { throw SSHSignatureError(.unsupportedVersion, "version \(version)") }
    guard let key = reader.string(), let namespace = reader.string(), let reserved = reader.string(),
      let hash = reader.string(), let signature = reader.string(), reader.isAtEnd
    else { throw SSHSignatureError(.malformedSignature, "fields") }
    publicKey = try OpenSSHPublicKey(blob: key).key
    guard let name = String(validating: namespace, as: UTF8.self), Self.isNamespace(name) else {
      throw SSHSignatureError(.invalidNamespace, "namespace")
    }
    self.namespace = name
    guard reserved.isEmpty else { throw SSHSignatureError(.malformedSignature, "reserved field") }
    guard let known = SSHMessageHash(rawValue: String(decoding: hash, as: UTF8.self)) else {
      throw SSHSignatureError(.unsupportedHash, String(decoding: hash.prefix(64), as: UTF8.self))
    }
    self.hash = known
    self.signature = try Self.ed25519Signature(signature)
  }

  /// The signature field (RFC 8709 §6): `string "ssh-ed25519"`, `string` of 64 bytes.
  private static func ed25519Signature(_ field: [UInt8]) throws(SSHSignatureError) -> [UInt8] {
    var reader = WireReader(field)
    guard let type = reader.string() else { throw SSHSignatureError(.malformedSignature, "signature field") }
    guard type == Array(OpenSSHPublicKey.type.utf8) else {
      throw SSHSignatureError(.unsupportedKeyType, "signature algorithm")
    }
    guard let bytes = reader.string(), bytes.count == Ed25519PublicKey.signatureByteCount, reader.isAtEnd else {
      throw SSHSignatureError(.malformedSignature, "signature field")
    }
    return bytes
  }

  /// The binary form.
  public var blob: [UInt8] {
    var field = WireWriter()
    field.string(OpenSSHPublicKey.type.utf8)
    field.string(signature)
    var key = WireWriter()
    key.string(OpenSSHPublicKey.type.utf8)
    key.string(publicKey.bytes)
    var writer = WireWriter()
    writer.raw(Self.magic)
    writer.uint32(Self.version)
    writer.string(key.bytes)
    writer.string(namespace.utf8)
    writer.string([])
    writer.string(hash.rawValue.utf8)
    writer.string(field.bytes)
    return writer.bytes
  }

  static func isNamespace(_ name: String) -> Bool {
    (1...maximumNamespaceByteCount).contains(name.utf8.count) && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
  }
}
