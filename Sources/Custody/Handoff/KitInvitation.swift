internal import Age
internal import Encodings
public import SelectiveDisclosure
public import VaultCrypto

/// What a field kit knows of its home vault: the keys to seal evidence to, and who may sign for its arrival (Schemas/README.md §3.6).
/// Its signature holds it together; that it is the custodian's own, only its fingerprint tells, learned another way.
public struct KitInvitation: Sendable {
  /// A custodian of the home vault, who may sign a receipt.
  public struct Custodian: Sendable, Equatable {
    /// The RFC 7638 thumbprint of the key.
    public let kid: String
    /// Checks what they sign.
    public let key: Ed25519PublicKey
  }

  private static let names = ["vault", "created", "kit", "label", "roster", "custodians", "compartments"]
  private static let maximumCount = 256

  /// The home vault's fingerprint.
  public let vault: Fingerprint
  /// When the signer's clock said it was made.
  public let created: Timestamp
  /// The kit's own name.
  public let kit: Identifier
  /// How the home vault calls whoever starts it.
  public let label: String
  /// The digest of the home vault's roster that `custodians` are from; nil in kits that were made before it was said.
  public let roster: SHA256Digest?
  /// Who may sign a receipt; whoever signed the invitation is one of them.
  public let custodians: [Custodian]
  /// What may be sealed to, nobody cleared: `general`, `control`, and those that were named.
  public let compartments: [Compartment]
  /// The `kid` of the custodian who signed it.
  public let signer: String
  /// SHA-256 of the token: the kit's fingerprint.
  public let fingerprint: Fingerprint

  /// Signs an invitation.
  /// - Parameters:
  ///   - roster: the digest of the home vault's roster.
  ///   - custodians: those of the home vault, the signer among them.
  ///   - compartments: `general`, `control` and those that the kit is to seal to; who is cleared for them is left out.
  public static func issue(
    vault: Fingerprint, created: Timestamp, kit: Identifier, label: String, roster: SHA256Digest? = nil,
    custodians: [Member], compartments: [Compartment], signer: Signer
  ) throws(JOSEError) -> CompactJWS {
    var claims: JSONObject = [
      "vault": .string(vault.description), "created": .string(created.description),
      "kit": .string(kit.description), "label": .string(label),
    ]
    if let roster { claims.append("roster", .string(roster.hex)) }
    claims.append(
      "custodians",
      .array(custodians.map { .object(["kid": .string($0.kid), "key": .string(Base64.url.encode($0.key.bytes))]) }))
    claims.append(
      "compartments",
      .array(
        compartments.map {
          .object([
            "id": .string($0.id), "generation": .integer($0.generation),
            "recipient": .string($0.recipient.description),
          ])
        }))
    return try CompactJWS.sign(
      header: TokenHeader.kit.object(kid: signer.kid), payload: JSONWriter.write(claims), key: signer.key)
  }

  /// Verifies an invitation against the key of its signer, which it carries.
  public init(verifying token: CompactJWS) throws(CustodyError) {
    let kid = try TokenHeader.kit.kid(in: token.header)
    let claims: JSONObject
    do throws(JSONError) { claims = try JSONParser().parseObject(token.payload) } catch {
      throw CustodyError(.malformed, "invitation")
    }
    let roster = claims["roster"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    guard claims.names == Self.names.filter({ roster != nil || $0 != "roster" }),
      let vault = claims["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let created = claims["created"]?.stringValue.flatMap(Timestamp.init(_:)),
      let kit = claims["kit"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let label = claims["label"]?.stringValue, Member.isLabel(label),
      let custodians = claims["custodians"]?.arrayValue, (1...Self.maximumCount).contains(custodians.count),
      let compartments = claims["compartments"]?.arrayValue, (2...Self.maximumCount).contains(compartments.count)
    else { throw CustodyError(.malformed, "invitation") }
    self.vault = Fingerprint(vault)
    self.created = created
    self.kit = kit
    self.label = label
    self.roster = roster
    self.custodians = custodians.compactMap(Self.custodian)
    self.compartments = compartments.compactMap(Self.compartment)
    let ids = Set(self.compartments.map(\.id))
    guard self.custodians.count == custodians.count, Set(self.custodians.map(\.kid)).count == custodians.count,
      ids.count == compartments.count, ids.isSuperset(of: [Compartment.general, Compartment.control])
    else { throw CustodyError(.malformed, "invitation: a custodian or compartment is malformed, doubled or missing") }
    guard let signer = self.custodians.first(where: { $0.kid == kid }) else {
      throw CustodyError(.unknownSigner, "invitation")
    }
    do throws(JOSEError) { try token.verify(key: signer.key) } catch { throw CustodyError(.badSignature, "invitation") }
    self.signer = kid
    fingerprint = Fingerprint(SHA256.hash(token.serialized))
  }

  private static func custodian(_ json: JSON) -> Custodian? {
    guard let claim = json.objectValue, claim.names == ["kid", "key"],
      let key = claim["key"]?.stringValue.flatMap({ Base64.url.decode($0) }).flatMap(Ed25519PublicKey.init),
      claim["kid"]?.stringValue == OKPKey(key).thumbprint
    else { return nil }
    return Custodian(kid: OKPKey(key).thumbprint, key: key)
  }

  private static func compartment(_ json: JSON) -> Compartment? {
    guard let claim = json.objectValue, claim.names == ["id", "generation", "recipient"],
      let id = claim["id"]?.stringValue, let generation = claim["generation"]?.intValue,
      let recipient = claim["recipient"]?.stringValue.flatMap({ try? X25519Recipient($0) })
    else { return nil }
    return Compartment(id: id, generation: generation, recipient: recipient, cleared: [])
  }
}
