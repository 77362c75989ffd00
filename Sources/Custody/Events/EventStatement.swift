public import SelectiveDisclosure
public import TransparencyLog
internal import VaultCrypto

/// The claims of an event that are always visible (Schemas/README.md §3.2).
public struct EventStatement: Sendable {
  static let names = ["vault", "event", "recorded", "type", "item", "seq", "prev", "roster", "head"]

  /// The vault's fingerprint.
  public let vault: Fingerprint
  /// The event's own name.
  public let event: Identifier
  /// When the signer's clock said it was recorded.
  public let recorded: Timestamp
  /// The coarse type.
  public let type: EventType
  /// What it is about: an item, an export, or the founding itself.
  public let item: Identifier
  /// Its place in the chain of that item.
  public let position: ChainPosition
  /// The roster version in force, as the signer knew it.
  public let roster: Int
  /// The tree head the signer saw.
  public let head: TreeHead

  /// A statement.
  public init(
    vault: Fingerprint, event: Identifier, recorded: Timestamp, type: EventType, item: Identifier,
    position: ChainPosition, roster: Int, head: TreeHead
  ) {
    self.vault = vault
    self.event = event
    self.recorded = recorded
    self.type = type
    self.item = item
    self.position = position
    self.roster = roster
    self.head = head
  }

  var members: [SDMember] {
    let (seq, prev) = position.claims
    let values: [JSON] = [
      .string(vault.description), .string(event.description), .string(recorded.description), .string(type.rawValue),
      .string(item.description), seq, prev, .integer(roster), .object(Self.claim(head)),
    ]
    return zip(Self.names, values).map { SDMember($0, .plain($1)) }
  }

  init(_ claims: JSONObject) throws(CustodyError) {
    guard let vault = claims["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let event = claims["event"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let recorded = claims["recorded"]?.stringValue.flatMap(Timestamp.init(_:)),
      let type = claims["type"]?.stringValue.flatMap(EventType.init(rawValue:)),
      let item = claims["item"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let position = ChainPosition(seq: claims["seq"], prev: claims["prev"]),
      let roster = claims["roster"]?.intValue, roster > 0,
      let head = claims["head"]?.objectValue.flatMap(Self.head)
    else { throw CustodyError(.malformed, "visible claims") }
    self.init(
      vault: Fingerprint(vault), event: event, recorded: recorded, type: type, item: item, position: position,
      roster: roster, head: head)
  }

  /// A tree head as a claim: `{"size":…,"root":"…"}`.
  public static func claim(_ head: TreeHead) -> JSONObject {
    ["size": .number(JSONNumber(head.size)), "root": .string(head.root.hex)]
  }

  static func head(_ claim: JSONObject) -> TreeHead? {
    guard claim.count == 2, let size = claim["size"]?.numberValue?.uint64,
      let root = claim["root"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    else { return nil }
    return TreeHead(size: size, root: root)
  }
}
