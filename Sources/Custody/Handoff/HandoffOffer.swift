public import SelectiveDisclosure
public import TransparencyLog
public import VaultCrypto

/// A field member's statement that their vault, as far as a head says, is offered to its home vault (Schemas/README.md §3.6).
public struct HandoffOffer: Sendable {
  private static let names = ["vault", "home", "offer", "created", "head", "kit"]

  /// The field vault's fingerprint.
  public let vault: Fingerprint
  /// The home vault's.
  public let home: Fingerprint
  /// The offer's own name.
  public let offer: Identifier
  /// When the signer's clock said it was made.
  public let created: Timestamp
  /// The field log's head.
  public let head: TreeHead
  /// SHA-256 of the kit's invitation.
  public let kit: SHA256Digest
  /// SHA-256 of the token.
  public let digest: SHA256Digest

  /// Signs an offer.
  public static func issue(
    vault: Fingerprint, satellite: Satellite, offer: Identifier, created: Timestamp, head: TreeHead, signer: Signer
  ) throws(JOSEError) -> CompactJWS {
    let claims: JSONObject = [
      "vault": .string(vault.description), "home": .string(satellite.home.description),
      "offer": .string(offer.description), "created": .string(created.description),
      "head": .object(EventStatement.claim(head)), "kit": .string(satellite.kit.hex),
    ]
    return try CompactJWS.sign(
      header: TokenHeader.offer.object(kid: signer.kid), payload: JSONWriter.write(claims), key: signer.key)
  }

  /// Verifies an offer of the field vault with this roster: its member has signed it, and it names the vault, its home and its kit.
  public init(verifying token: CompactJWS, of roster: Roster) throws(CustodyError) {
    let kid = try TokenHeader.offer.kid(in: token.header)
    guard let member = roster.member(kid), let satellite = roster.satellite else {
      throw CustodyError(.unknownSigner, "offer")
    }
    do throws(JOSEError) { try token.verify(key: member.key) } catch { throw CustodyError(.badSignature, "offer") }
    let claims: JSONObject
    do throws(JSONError) { claims = try JSONParser().parseObject(token.payload) } catch {
      throw CustodyError(.malformed, "offer")
    }
    guard claims.names == Self.names,
      let vault = claims["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let home = claims["home"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let offer = claims["offer"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let created = claims["created"]?.stringValue.flatMap(Timestamp.init(_:)),
      let head = claims["head"]?.objectValue.flatMap(EventStatement.head),
      let kit = claims["kit"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    else { throw CustodyError(.malformed, "offer") }
    guard vault == roster.digest, home == satellite.home.digest, kit == satellite.kit else {
      throw CustodyError(.wrongVault, "offer")
    }
    self.vault = Fingerprint(vault)
    self.home = Fingerprint(home)
    self.offer = offer
    self.created = created
    self.head = head
    self.kit = kit
    digest = SHA256.hash(token.serialized)
  }
}
