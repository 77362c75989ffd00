public import SelectiveDisclosure
public import TransparencyLog
internal import VaultCrypto

/// A custodian's statement of what of an offer came home, and what did not (Schemas/README.md §3.6).
public struct HandoffReceipt: Sendable {
  /// Why something of an offer was not taken.
  public enum Reason: String, Sendable, CaseIterable {
    /// Bytes, a signature or a proof are not what they should be.
    case damaged
    /// It is sealed to a key that the custodian does not hold.
    case notReadable = "not-readable"
    /// The field member may not record it, or it takes the name or an object of something else.
    case notPermitted = "not-permitted"
  }

  /// An entry of the field log that was not taken.
  public struct Rejection: Sendable, Equatable {
    /// Its index in the field log.
    public let entry: UInt64
    /// The item; nil where its record could not be read.
    public let item: Identifier?
    /// Why.
    public let reason: Reason

    /// A rejection.
    public init(entry: UInt64, item: Identifier?, reason: Reason) {
      self.entry = entry
      self.item = item
      self.reason = reason
    }
  }

  private static let names = [
    "vault", "field", "offer", "head", "recorded", "received", "rejected", "checkpoint",
  ]
  private static let rosters = "rosters"
  /// Bytes of a receipt, at most: it names every item.
  public static let maximumByteCount = 64 << 20

  /// The home vault's fingerprint.
  public let vault: Fingerprint
  /// The field vault's.
  public let field: Fingerprint
  /// The offer.
  public let offer: Identifier
  /// The field log's head that the offer spoke of.
  public let head: TreeHead
  /// When the signer's clock said it was recorded.
  public let recorded: Timestamp
  /// The items that are safe at home.
  public let received: [Identifier]
  /// What is not.
  public let rejected: [Rejection]
  /// The home log's checkpoint note after they came in.
  public let checkpoint: [UInt8]
  /// The `kid` of the custodian who signed it.
  public let signer: String

  /// Signs a receipt.
  /// - Parameter rosters: where the invitation does not name the signer, the versions of the home roster after the one it is from, up to
  ///   one in which the signer is a custodian; each discloses who signed the next.
  public static func issue(
    vault: Fingerprint, for offer: HandoffOffer, recorded: Timestamp, received: [Identifier], rejected: [Rejection],
    checkpoint: [UInt8], rosters: [SDJWT] = [], signer: Signer
  ) throws(JOSEError) -> CompactJWS {
    var claims: JSONObject = [
      "vault": .string(vault.description), "field": .string(offer.vault.description),
      "offer": .string(offer.offer.description), "head": .object(EventStatement.claim(offer.head)),
      "recorded": .string(recorded.description), "received": .array(received.map { .string($0.description) }),
      "rejected": .array(
        rejected.map {
          .object([
            "entry": .number(JSONNumber($0.entry)), "item": $0.item.map { .string($0.description) } ?? .null,
            "reason": .string($0.reason.rawValue),
          ])
        }), "checkpoint": .string(String(decoding: checkpoint, as: UTF8.self)),
    ]
    if !rosters.isEmpty {
      claims.append(Self.rosters, .array(rosters.map { .string(String(decoding: $0.serialized, as: UTF8.self)) }))
    }
    return try CompactJWS.sign(
      header: TokenHeader.receipt.object(kid: signer.kid), payload: JSONWriter.write(claims), key: signer.key)
  }

  /// Verifies a receipt: one of the custodians that an invitation names has signed it, or one who became a custodian since, as the
  /// receipt proves.
  public init(verifying token: CompactJWS, for invitation: KitInvitation) throws(CustodyError) {
    let kid = try TokenHeader.receipt.kid(in: token.header)
    let claims: JSONObject
    do throws(JSONError) {
      claims = try JSONParser(maximumSize: Self.maximumByteCount).parseObject(token.payload)
    } catch {
      throw CustodyError(.malformed, "receipt")
    }
    let custodians = try Self.custodians(claims[Self.rosters], invitation)
    guard let custodian = custodians.first(where: { $0.kid == kid }) else {
      throw CustodyError(.unknownSigner, "receipt")
    }
    do throws(JOSEError) { try token.verify(key: custodian.key) } catch { throw CustodyError(.badSignature, "receipt") }
    guard claims.names == Self.names + (claims[Self.rosters] == nil ? [] : [Self.rosters]),
      let vault = claims["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let field = claims["field"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let offer = claims["offer"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let head = claims["head"]?.objectValue.flatMap(EventStatement.head),
      let recorded = claims["recorded"]?.stringValue.flatMap(Timestamp.init(_:)),
      let received = claims["received"]?.arrayValue?.map({ $0.stringValue.flatMap(Identifier.init(canonical:)) }),
      let rejected = claims["rejected"]?.arrayValue?.map(Self.rejection), !received.contains(nil),
      !rejected.contains(nil), let checkpoint = claims["checkpoint"]?.stringValue
    else { throw CustodyError(.malformed, "receipt") }
    guard vault == invitation.vault.digest else { throw CustodyError(.wrongVault, "receipt") }
    self.vault = invitation.vault
    self.field = Fingerprint(field)
    self.offer = offer
    self.head = head
    self.recorded = recorded
    self.received = received.compactMap { $0 }
    self.rejected = rejected.compactMap { $0 }
    self.checkpoint = Array(checkpoint.utf8)
    signer = kid
    guard Set(self.received).count == received.count, Set(self.rejected.map(\.entry)).count == rejected.count else {
      throw CustodyError(.malformed, "receipt: something is named twice")
    }
  }

  /// Who may sign: those whom the invitation names, or those of the newest roster that the receipt carries.
  private static func custodians(
    _ rosters: JSON?, _ invitation: KitInvitation
  ) throws(CustodyError) -> [KitInvitation.Custodian] {
    guard let rosters else { return invitation.custodians }
    guard let tokens = rosters.arrayValue, (1...CustodianSuccession.maximumCount).contains(tokens.count),
      var succession = CustodianSuccession(after: invitation)
    else { throw CustodyError(.malformed, "receipt: rosters") }
    for text in tokens {
      guard let text = text.stringValue else { throw CustodyError(.malformed, "receipt: rosters") }
      let token: SDJWT
      do throws(SDJWTError) { token = try SDJWT(parsing: Array(text.utf8)) } catch { throw CustodyError(error) }
      try succession.append(token)
    }
    return succession.custodians
  }

  private static func rejection(_ json: JSON) -> Rejection? {
    guard let claim = json.objectValue, claim.names == ["entry", "item", "reason"],
      let entry = claim["entry"]?.numberValue?.uint64, let name = claim["item"],
      let reason = claim["reason"]?.stringValue.flatMap(Reason.init(rawValue:))
    else { return nil }
    let item = name.stringValue.flatMap(Identifier.init(canonical:))
    guard item != nil || name == .null else { return nil }
    return Rejection(entry: entry, item: item, reason: reason)
  }
}
