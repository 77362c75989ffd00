internal import Encodings
internal import VaultCrypto

/// A file key wrapped for an X25519 recipient (age.md, "X25519 recipient stanza").
///
///     -> X25519 O6DLx/wDIawpUC978NSPjYvrfDtJVnZApXKp4FMPHCY
///     3aKjozt9agh7jGmvOKvR4iax41Wl4zj95MKK4X9JuWc
struct X25519Wrap: Sendable {
  static let type = "X25519"
  private static let info = Array("age-encryption.org/v1/X25519".utf8)

  private let share: [UInt8]
  private let body: [UInt8]

  init(_ stanza: AgeStanza) throws(AgeError) {
    guard stanza.arguments.count == 2 else { throw AgeError(.malformedHeader, "X25519 stanza: arguments") }
    guard let share = Base64.unpadded.decode(stanza.arguments[1]), share.count == X25519PublicKey.byteCount else {
      throw AgeError(.malformedHeader, "X25519 stanza: share")
    }
    // The length is checked before any decryption, against partitioning oracles.
    guard stanza.body.count == FileKey.wrappedByteCount else {
      throw AgeError(.malformedHeader, "X25519 stanza: body length")
    }
    self.share = share
    body = stanza.body
  }

  /// - Throws: `.malformedHeader` where the share is of low order.
  func unwrap(with identity: X25519Identity, hkdf: inout HKDFSHA256) throws(AgeError) -> SecretBytes? {
    let secret: SecretBytes
    do { secret = try identity.key.sharedSecret(with: X25519PublicKey(share)) } catch {
      throw AgeError(.malformedHeader, "X25519 stanza: share of low order")
    }
    let salt = share + identity.recipient.bytes
    let wrapKey = hkdf.derive(secret: secret, salt: salt, info: Self.info, count: ChaCha20Poly1305.keyByteCount)
    return try FileKey.unwrap(body, under: wrapKey)
  }

  /// A stanza under a new ephemeral secret.
  /// - Throws: `.malformedKey` where the recipient is a point of low order.
  static func wrap(
    _ fileKey: SecretBytes, to recipient: X25519Recipient, ephemeral: inout X25519Ephemeral, hkdf: inout HKDFSHA256
  ) throws(AgeError) -> AgeStanza {
    let agreed: (share: [UInt8], secret: SecretBytes)
    do { agreed = try ephemeral.agree(with: recipient.key) } catch {
      if error.code == .lowOrderPoint { throw AgeError(.malformedKey, "X25519 recipient of low order") }
      throw AgeError(.unavailable, "X25519 agreement")
    }
    let wrapKey = hkdf.derive(
      secret: agreed.secret, salt: agreed.share + recipient.bytes, info: info, count: ChaCha20Poly1305.keyByteCount)
    return AgeStanza(
      validArguments: [type, Base64.unpadded.encode(agreed.share)], body: try FileKey.wrap(fileKey, under: wrapKey))
  }
}
