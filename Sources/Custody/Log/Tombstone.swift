public import SelectiveDisclosure
public import TransparencyLog
public import VaultCrypto

/// A custodian's signed statement that objects or keys were destroyed, when and why (Schemas/README.md §3.3). Verified when it exists.
public struct Tombstone: Sendable {
  /// Why something was destroyed.
  public enum Reason: String, Sendable, CaseIterable {
    case withdrawn
    case courtOrder = "court-order"
    case duplicate
    case unlawful
    case other
    /// The objects were sealed anew elsewhere, and the item lives on.
    case moved

    /// Those that a person gives.
    public static let given: [Reason] = [.withdrawn, .courtOrder, .duplicate, .unlawful, .other]
  }

  /// What was destroyed.
  public enum Subject: Sendable, Equatable {
    /// Objects of an item: the entries that brought them, ascending, and their names, ascending.
    case item(Identifier, entries: [UInt64], objects: [SHA256Digest])
    /// The keys of a compartment, up to a generation. The objects stay, and nobody can open them.
    case compartment(String, generations: Int)
  }

  private static let itemNames = ["vault", "recorded", "item", "entries", "objects", "reason", "roster", "head"]
  private static let compartmentNames = [
    "vault", "recorded", "compartment", "generations", "reason", "roster", "head",
  ]

  /// When the signer's clock said it was recorded.
  public let recorded: Timestamp
  /// What is gone.
  public let subject: Subject
  /// Its own entry's index.
  public let index: UInt64
  /// Why.
  public let reason: Reason
  /// The custodian who signed it.
  public let signer: Member

  /// The item; nil for a compartment's.
  public var item: Identifier? { if case .item(let item, _, _) = subject { item } else { nil } }

  /// The compartment, and up to which generation its keys are gone; nil for an item's.
  public var compartment: (id: String, generations: Int)? {
    if case .compartment(let id, let generations) = subject { (id, generations) } else { nil }
  }

  /// Indexes of the entries that brought what is gone, ascending.
  public var entries: [UInt64] { if case .item(_, let entries, _) = subject { entries } else { [] } }

  /// Names of the objects that are gone, ascending.
  public var objects: [SHA256Digest] { if case .item(_, _, let objects) = subject { objects } else { [] } }

  /// Signs a tombstone.
  public static func issue(
    vault: Fingerprint, recorded: Timestamp, subject: Subject, reason: Reason, roster: Int, head: TreeHead,
    signer: Signer
  ) throws(JOSEError) -> CompactJWS {
    var members = [
      JSONMember("vault", .string(vault.description)), JSONMember("recorded", .string(recorded.description)),
    ]
    switch subject {
    case .item(let item, let entries, let objects):
      members += [
        JSONMember("item", .string(item.description)),
        JSONMember("entries", .array(entries.sorted().map { .number(JSONNumber($0)) })),
        JSONMember("objects", .array(Set(objects).sorted().map { .string($0.hex) })),
      ]
    case .compartment(let id, let generations):
      members += [JSONMember("compartment", .string(id)), JSONMember("generations", .integer(generations))]
    }
    members += [
      JSONMember("reason", .string(reason.rawValue)), JSONMember("roster", .integer(roster)),
      JSONMember("head", .object(EventStatement.claim(head))),
    ]
    return try CompactJWS.sign(
      header: TokenHeader.tombstone.object(kid: signer.kid), payload: JSONWriter.write(JSONObject(members) ?? [:]),
      key: signer.key)
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
    guard let subject = Self.subject(claims) else { throw CustodyError(.malformed, "tombstone: subject") }
    if case .item(_, let entries, _) = subject {
      guard let last = entries.last, last < index else { throw CustodyError(.malformed, "tombstone: entries") }
    }
    guard claims["vault"]?.stringValue == rosters.fingerprint.description,
      claims["roster"]?.intValue == roster.version,
      let recorded = claims["recorded"]?.stringValue.flatMap(Timestamp.init(_:)),
      let reason = claims["reason"]?.stringValue.flatMap(Reason.init(rawValue:)),
      let head = claims["head"]?.objectValue.flatMap(EventStatement.head), head.size <= index
    else { throw CustodyError(.malformed, "tombstone") }
    self.recorded = recorded
    self.subject = subject
    self.index = index
    self.reason = reason
    self.signer = signer
  }

  private static func subject(_ claims: JSONObject) -> Subject? {
    if claims.names == compartmentNames {
      guard let id = claims["compartment"]?.stringValue, Member.isLabel(id),
        let generations = claims["generations"]?.intValue, generations > 0
      else { return nil }
      return .compartment(id, generations: generations)
    }
    guard claims.names == itemNames,
      let item = claims["item"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let entries = claims["entries"]?.arrayValue?.map({ $0.numberValue?.uint64 }), !entries.contains(nil),
      let objects = claims["objects"]?.arrayValue?.map({ $0.stringValue.flatMap(SHA256Digest.init(hex:)) }),
      !objects.contains(nil), ascends(entries.compactMap { $0 }), ascends(objects.compactMap { $0 })
    else { return nil }
    return .item(item, entries: entries.compactMap { $0 }, objects: objects.compactMap { $0 })
  }

  private static func ascends<Element: Comparable>(_ list: [Element]) -> Bool {
    zip(list, list.dropFirst()).allSatisfy { $0 < $1 }
  }
}
