public import Age
internal import Encodings
public import SelectiveDisclosure
public import VaultCrypto

/// A person's public keys, signed with the one of them that signs: what a custodian admits a member by (Schemas/README.md §3.4).
public struct IdentityCard: Sendable {
  private static let names = ["created", "key", "recipient"]

  /// When the signer's clock said it was made.
  public let created: Timestamp
  /// Checks what its owner signs.
  public let key: Ed25519PublicKey
  /// What compartment keys are sealed to; nil for someone who only ever seals.
  public let recipient: X25519Recipient?

  /// Makes a card.
  public static func issue(
    created: Timestamp, recipient: X25519Recipient?, signer: Signer
  ) throws(JOSEError) -> CompactJWS {
    let claims: JSONObject = [
      "created": .string(created.description), "key": .string(Base64.url.encode(signer.key.publicKey.bytes)),
      "recipient": recipient.map { .string($0.description) } ?? .null,
    ]
    return try CompactJWS.sign(
      header: TokenHeader.card.object(kid: signer.kid), payload: JSONWriter.write(claims), key: signer.key)
  }

  /// Verifies a card: its form, and that whoever holds the key signed it. Whose key it is, only its fingerprint can tell.
  public init(verifying token: CompactJWS) throws(CustodyError) {
    let kid = try TokenHeader.card.kid(in: token.header)
    let claims: JSONObject
    do throws(JSONError) { claims = try JSONParser().parseObject(token.payload) } catch {
      throw CustodyError(.malformed, "card")
    }
    guard claims.names == Self.names, let created = claims["created"]?.stringValue.flatMap(Timestamp.init(_:)),
      let key = claims["key"]?.stringValue.flatMap({ Base64.url.decode($0) }).flatMap(Ed25519PublicKey.init),
      let address = claims["recipient"], OKPKey(key).thumbprint == kid
    else { throw CustodyError(.malformed, "card") }
    recipient = address.stringValue.flatMap { try? X25519Recipient($0) }
    guard recipient != nil || address == .null else { throw CustodyError(.malformed, "card: recipient") }
    do throws(JOSEError) { try token.verify(key: key) } catch { throw CustodyError(.badSignature, "card") }
    self.created = created
    self.key = key
  }
}
