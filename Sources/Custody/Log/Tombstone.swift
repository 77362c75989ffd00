public import SelectiveDisclosure
public import TransparencyLog
public import VaultCrypto

/// A custodian's signed statement that objects were erased, when and why (Schemas/README.md §3.3). Verified when it exists.
public struct Tombstone: Sendable {
  /// Why something was erased.
  public enum Reason: String, Sendable, CaseIterable {
    case withdrawn
    case courtOrder = "court-order"
    case duplicate
    case unlawful
    case other
  }

  private static let names = ["vault", "recorded", "item", "entries", "objects", "reason", "roster", "head"]

  /// When the signer's clock said it was recorded.
  public let recorded: Timestamp
  /// The item.
  public let item: Identifier
  /// Indexes of the entries whose objects are gone, ascending.
  public let entries: [UInt64]
  /// Names of the objects, ascending.
  public let objects: [SHA256Digest]
  /// Why.
  public let reason: Reason
  /// The custodian who signed it.
  public let signer: Member

  /// Signs a tombstone.
  public static func issue(
    vault: Fingerprint, recorded: Timestamp, item: Identifier, entries: [UInt64], objects: [SHA256Digest],
    reason: Reason, roster: Int, head: TreeHead, signer: Signer
  ) throws(JOSEError) -> CompactJWS {
    let values: [JSON] = [
      .string(vault.description), .string(recorded.description), .string(item.description),
      .array(entries.sorted().map { .number(JSONNumber($0)) }), .array(objects.sorted().map { .string($0.hex) }),
      .string(reason.rawValue), .integer(roster), .object(EventStatement.claim(head)),
    ]
    let claims = JSONObject(zip(names, values).map { JSONMember($0, $1) }) ?? JSONObject()
    return try CompactJWS.sign(
      header: TokenHeader.tombstone.object(kid: signer.kid), payload: JSONWriter.write(claims), key: signer.key)
  }

  /// Verifies the tombstone of an entry, as ``CustodyEvent`` does an event.
  public init(
    verifying token: CompactJWS, entry: LogEntry, index: UInt64, rosters: RosterHistory
  ) throws(CustodyError) {
    guard entry.entryClass == .tombstone, SHA256.hash(token.serialized) == entry.digest else {
      throw CustodyError(.entryMismatch, "tombstone")
    }
    let kid = try TokenHeader.tombstone.kid(in: token.header)
    guard let roster = rosters.inForce(at: index), let signer = roster.member(kid) else {
      throw CustodyError(.unknownSigner, "tombstone")
    }
    do throws(JOSEError) { try token.verify(key: signer.key) } catch { throw CustodyError(.badSignature, "tombstone") }
    guard signer.mayGovern else { throw CustodyError(.notPermitted, "tombstone by \(signer.label)") }
    let claims: JSONObject
    do throws(JSONError) { claims = try JSONParser().parseObject(token.payload) } catch {
      throw CustodyError(.malformed, "tombstone")
    }
    guard claims.count == Self.names.count, claims["vault"]?.stringValue == rosters.fingerprint.description,
      claims["roster"]?.intValue == roster.version,
      let recorded = claims["recorded"]?.stringValue.flatMap(Timestamp.init(_:)),
      let item = claims["item"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let entries = claims["entries"]?.arrayValue?.map({ $0.numberValue?.uint64 }), !entries.contains(nil),
      let objects = claims["objects"]?.arrayValue?.map({ $0.stringValue.flatMap(SHA256Digest.init(hex:)) }),
      !objects.contains(nil), let reason = claims["reason"]?.stringValue.flatMap(Reason.init(rawValue:)),
      let head = claims["head"]?.objectValue.flatMap(EventStatement.head), head.size <= index
    else { throw CustodyError(.malformed, "tombstone") }
    self.recorded = recorded
    self.item = item
    self.entries = entries.compactMap { $0 }
    self.objects = objects.compactMap { $0 }
    guard Self.ascends(self.entries), Self.ascends(self.objects) else {
      throw CustodyError(.malformed, "tombstone: order")
    }
    self.reason = reason
    self.signer = signer
  }

  private static func ascends<Element: Comparable>(_ list: [Element]) -> Bool {
    zip(list, list.dropFirst()).allSatisfy { $0 < $1 }
  }
}
