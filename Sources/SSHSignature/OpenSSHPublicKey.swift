internal import Encodings
public import VaultCrypto

/// An Ed25519 public key as OpenSSH writes it in one line (sshd(8) AUTHORIZED_KEYS, RFC 8709 §4).
///
///     ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICSsaCwSQYr1DzU1CVErJUE7doQ46Myrx2qynjfLmBao alice@example.org
public struct OpenSSHPublicKey: Hashable, Sendable {
  /// `ssh-ed25519`, the only type that is read or written.
  public static let type = "ssh-ed25519"
  /// The longest line that is read: 4096 bytes.
  public static let maximumLineByteCount = 4096

  /// The 32-byte key.
  public let key: Ed25519PublicKey
  /// What follows the key in its line, or an empty string. It is not part of the key and proves nothing.
  public let comment: String

  /// A key with a comment of at most 1024 bytes.
  /// - Throws: `.malformedKey` where the comment has control characters or white space at its ends, or is too long.
  public init(_ key: Ed25519PublicKey, comment: String = "") throws(SSHSignatureError) {
    guard Self.isComment(comment) else { throw SSHSignatureError(.malformedKey, "comment") }
    self.key = key
    self.comment = comment
  }

  /// Reads a line without its end: type, space, base64, and where there is one a space and a comment.
  /// - Throws: `.unsupportedKeyType` for another algorithm's key, `.malformedKey` for everything else.
  public init(line: String) throws(SSHSignatureError) {
    guard line.utf8.count <= Self.maximumLineByteCount else { throw SSHSignatureError(.malformedKey, "line too long") }
    let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count >= 2 else { throw SSHSignatureError(.malformedKey, "no key after the type") }
    guard fields[0] == Self.type else { throw SSHSignatureError(.unsupportedKeyType, String(fields[0].prefix(64))) }
    guard let blob = Base64.padded.decode(Array(fields[1].utf8)) else {
      throw SSHSignatureError(.malformedKey, "base64")
    }
    guard fields.count < 3 || !fields[2].isEmpty else { throw SSHSignatureError(.malformedKey, "trailing space") }
    try self.init(Self.key(blob: blob), comment: fields.count == 3 ? String(fields[2]) : "")
  }

  /// Reads the binary form: `string "ssh-ed25519"`, `string key` (RFC 8709 §4), and nothing behind.
  /// - Throws: `.unsupportedKeyType`, `.malformedKey`.
  public init(blob: [UInt8]) throws(SSHSignatureError) { try self.init(Self.key(blob: blob)) }

  private static func key(blob: [UInt8]) throws(SSHSignatureError) -> Ed25519PublicKey {
    var reader = WireReader(blob)
    guard let type = reader.string() else { throw SSHSignatureError(.malformedKey, "key type") }
    guard type == Array(Self.type.utf8) else {
      throw SSHSignatureError(.unsupportedKeyType, String(decoding: type.prefix(64), as: UTF8.self))
    }
    guard let bytes = reader.string(), reader.isAtEnd, let key = Ed25519PublicKey(bytes) else {
      throw SSHSignatureError(.malformedKey, "key blob")
    }
    return key
  }

  /// The binary form, 51 bytes.
  public var blob: [UInt8] {
    var writer = WireWriter()
    writer.string(Self.type.utf8)
    writer.string(key.bytes)
    return writer.bytes
  }

  /// The line without its end.
  public var line: String {
    "\(Self.type) \(Base64.padded.encode(blob))" + (comment.isEmpty ? "" : " \(comment)")
  }

  /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and the unpadded base64 of the blob's SHA-256.
  public var fingerprint: String { "SHA256:" + Base64.unpadded.encode(SHA256.hash(blob).bytes) }

  private static func isComment(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count <= 1024 && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f } && bytes.first != 0x20
      && bytes.last != 0x20
  }
}
