import Age
import Custody
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

/// An event as the log has it.
struct RecordedEvent {
  let id: Identifier
  let item: Identifier
  let token: SDJWT
  let entry: LogEntry
  let index: UInt64
}

/// What is to be recorded; whatever is nil is as an honest program would make it.
struct EventPlan {
  var type: EventType
  var action: EventAction
  var item: Identifier
  var signer: Signer
  var claims: JSONObject
  var position: ChainPosition?
  var roster: Int?
  var head: TreeHead?
  var vault: Fingerprint?
  var entryDigest: SHA256Digest?
  var edit: (SDJWT) throws -> SDJWT = { $0 }
}

/// A small vault in memory: keys, rosters, events and a log; it signs whatever it is asked to.
final class SpecimenVault {
  static let now = Timestamp(seconds: 1_800_000_000)

  let custodian = Signer(try! .generate())
  let counsel = Signer(try! .generate())
  let investigator = Signer(try! .generate())
  let auditor = Signer(try! .generate())
  let stranger = Signer(try! .generate())
  private(set) var rosters: [(token: SDJWT, index: UInt64)] = []
  private(set) var entries: [LogEntry] = []
  private(set) var chains: [Identifier: (Int, SHA256Digest)] = [:]
  private var appender = TreeAppender()
  private var tiles: [TilePath: [UInt8]] = [:]
  private var random = RandomPool()

  /// A vault with a founder, and a second roster with a member of each role.
  init(founding: Bool = true) throws {
    guard founding else { return }
    try addRoster([member(custodian, .custodian, "custodian-1", signsLog: true)], by: custodian)
    let id = identifier()
    try record(EventPlan(type: .founding, action: .founded, item: id, signer: custodian, claims: [:]), id: id)
    try addRoster(team, by: custodian)
  }

  var team: [Member] {
    get throws {
      [
        try member(custodian, .custodian, "custodian-1", signsLog: true), try member(counsel, .counsel, "counsel-1"),
        try member(investigator, .investigator, "investigator-1"), try member(auditor, .auditor, "auditor-1"),
      ]
    }
  }

  func member(
    _ signer: Signer, _ role: Role, _ label: String, signsLog: Bool = false, suspendedSince since: Timestamp? = nil
  ) throws -> Member {
    let recipient = try X25519Identity.generate().recipient
    return Member(
      key: signer.key.publicKey, recipient: recipient, role: role, label: label, signsLog: signsLog,
      suspendedSince: since)!
  }

  func identifier() -> Identifier { Identifier(&random) }

  func addRoster(
    _ members: [Member], by signer: Signer, previous: SHA256Digest? = nil, version: Int? = nil,
    satellite: Satellite? = nil
  ) throws {
    let token = try Roster.issue(
      version: version ?? rosters.count + 1, index: UInt64(entries.count), created: Self.now,
      previous: previous ?? rosters.last?.token.issuerJWTDigest, satellite: satellite,
      members: members,
      compartments: [
        Compartment(
          id: "general", generation: 1, recipient: try X25519Identity.generate().recipient, cleared: members.map(\.kid))!
      ],
      signer: signer)
    rosters.append((token, append(LogEntry(roster: token.issuerJWTDigest))))
  }

  @discardableResult
  func append(_ entry: LogEntry) -> UInt64 {
    appender.append(MerkleHash.leaf(entry.bytes))
    for tile in appender.takeChangedTiles().tiles { tiles[tile.path] = tile.bytes }
    entries.append(entry)
    return UInt64(entries.count - 1)
  }

  var head: TreeHead { appender.head }

  @discardableResult
  func record(_ plan: EventPlan, id: Identifier? = nil) throws -> RecordedEvent {
    let id = id ?? identifier()
    let position =
      plan.position ?? chains[plan.item].map { .next($0.0 + 1, after: $0.1) } ?? .first
    let statement = EventStatement(
      vault: plan.vault ?? fingerprint, event: id, recorded: Self.now, type: plan.type, item: plan.item,
      position: position, roster: plan.roster ?? rosters.count, head: plan.head ?? head)
    var issuer = try EventIssuer(plan.signer)
    let token = try plan.edit(try issuer.issue(statement, action: plan.action, claims: plan.claims))
    let names = [SHA256.hash(token.serialized)] + (plan.type == .intake ? [SHA256.hash([1])] : [])
    let entry = LogEntry(
      isControl: plan.type.isControl, event: plan.entryDigest ?? token.issuerJWTDigest, objects: names)
    chains[plan.item] = (position.number ?? 0, token.issuerJWTDigest)
    return RecordedEvent(id: id, item: plan.item, token: token, entry: entry, index: append(entry))
  }

  var fingerprint: Fingerprint { Fingerprint(rosters[0].token.issuerJWTDigest) }

  var history: RosterHistory { get throws { try RosterHistory(verifying: rosters) } }

  private func tree(_ size: UInt64) -> TileTree<Never> {
    TileTree(size: size) { [tiles] path in tiles[path] ?? [] }
  }

  func head(at size: UInt64) throws -> TreeHead {
    TreeHead(size: size, root: try tree(head.size).rootHash(treeSize: size))
  }

  func proof(_ index: UInt64, size: UInt64? = nil) throws -> InclusionProof {
    try tree(head.size).inclusionProof(leafIndex: index, treeSize: size ?? head.size)
  }

  func checkpoint(by signer: Signer? = nil, size: UInt64? = nil, origin: String? = nil) throws -> SignedNote {
    let name = origin ?? fingerprint.origin
    let checkpoint = Checkpoint(origin: NoteLine(name)!, head: try head(at: size ?? head.size))
    let key = NoteSignerKey(name: KeyName(name)!, privateKey: (signer ?? custodian).key)
    return try SignedNote(text: checkpoint.bytes, signatures: [try key.sign(checkpoint)])
  }
}
