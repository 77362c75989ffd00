internal import Encodings
public import SelectiveDisclosure
public import VaultCrypto

/// What a `received` event says of the field vault's events that it brings home (Schemas/README.md §3.2): enough to prove them to
/// whoever never sees that vault.
public struct Reception: Sendable {
  /// An entry of the field log.
  public struct Entry: Sendable, Equatable {
    /// Its index there.
    public let index: UInt64
    /// The entry.
    public let entry: LogEntry
    /// Leads from it to the head of ``Reception/checkpoint``.
    public let proof: [SHA256Digest]

    /// An entry.
    public init(index: UInt64, entry: LogEntry, proof: [SHA256Digest]) {
      self.index = index
      self.entry = entry
      self.proof = proof
    }
  }

  private static let maximumProof = 64

  /// The field vault's fingerprint.
  public let field: Fingerprint
  /// The offer that it came with.
  public let offer: Identifier
  /// The field vault's roster: an SD-JWT with its disclosures.
  public let roster: [UInt8]
  /// The field log's checkpoint note.
  public let checkpoint: [UInt8]
  /// The entries of the item's events, in their order.
  public let entries: [Entry]

  /// What is to be said.
  public init(field: Fingerprint, offer: Identifier, roster: [UInt8], checkpoint: [UInt8], entries: [Entry]) {
    self.field = field
    self.offer = offer
    self.roster = roster
    self.checkpoint = checkpoint
    self.entries = entries
  }

  /// The claims.
  public var claims: [JSONMember] {
    [
      JSONMember("field", .string(field.description)), JSONMember("offer", .string(offer.description)),
      JSONMember("field_roster", .string(String(decoding: roster, as: UTF8.self))),
      JSONMember("field_checkpoint", .string(String(decoding: checkpoint, as: UTF8.self))),
      JSONMember(
        "field_events",
        .array(
          entries.map {
            .object([
              "index": .number(JSONNumber($0.index)), "entry": .string(Hex.encode($0.entry.bytes)),
              "proof": .array($0.proof.map { .string($0.hex) }),
            ])
          })),
    ]
  }

  /// What an event discloses; nil where a claim is missing or malformed.
  public init?(_ disclosed: JSONObject) {
    guard let field = disclosed["field"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let offer = disclosed["offer"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let roster = disclosed["field_roster"]?.stringValue,
      let checkpoint = disclosed["field_checkpoint"]?.stringValue,
      let entries = disclosed["field_events"]?.arrayValue?.map(Self.entry), !entries.isEmpty, !entries.contains(nil)
    else { return nil }
    self.init(
      field: Fingerprint(field), offer: offer, roster: Array(roster.utf8), checkpoint: Array(checkpoint.utf8),
      entries: entries.compactMap { $0 })
  }

  private static func entry(_ json: JSON) -> Entry? {
    guard let claim = json.objectValue, claim.names == ["index", "entry", "proof"],
      let index = claim["index"]?.numberValue?.uint64,
      let entry = claim["entry"]?.stringValue.flatMap({ Hex.decode($0) }).flatMap(LogEntry.init),
      let proof = claim["proof"]?.arrayValue?.map({ $0.stringValue.flatMap(SHA256Digest.init(hex:)) }),
      proof.count <= maximumProof, !proof.contains(nil)
    else { return nil }
    return Entry(index: index, entry: entry, proof: proof.compactMap { $0 })
  }
}
