import Age
import Custody
import SelectiveDisclosure
import TransparencyLog
import VaultCrypto

/// Members of every role, and rosters and events that they sign: honest ones, unless a test says otherwise.
struct Team {
  static let now = Timestamp(seconds: 1_800_000_000)

  let custodian = Signer(try! .generate())
  let counsel = Signer(try! .generate())
  let investigator = Signer(try! .generate())
  let auditor = Signer(try! .generate())
  let stranger = Signer(try! .generate())
  let item: Identifier
  let event: Identifier
  private let recipient: X25519Recipient

  init() throws {
    var random = RandomPool()
    (item, event) = (Identifier(&random), Identifier(&random))
    recipient = try X25519Identity.generate().recipient
  }

  func signer(_ role: Role) -> Signer {
    switch role {
    case .custodian: custodian
    case .counsel: counsel
    case .investigator: investigator
    case .auditor: auditor
    }
  }

  func member(_ signer: Signer, _ role: Role, label: String? = nil) -> Member {
    Member(
      key: signer.key.publicKey, recipient: recipient, role: role, label: label ?? "\(role.rawValue)-1",
      signsLog: role == .custodian)!
  }

  var members: [Member] { Role.allCases.map { member(signer($0), $0) } }

  func compartment(_ id: String = Compartment.general, generation: Int = 1) -> Compartment {
    Compartment(id: id, generation: generation, recipient: recipient, cleared: [custodian.kid])!
  }

  func roster(
    _ version: Int, after previous: SDJWT?, members: [Member]? = nil, compartments: [Compartment]? = nil,
    by signer: Signer? = nil, at index: UInt64? = nil
  ) throws -> SDJWT {
    try Roster.issue(
      version: version, index: index ?? UInt64(max(version - 1, 0)), created: Self.now,
      previous: previous?.issuerJWTDigest,
      members: members ?? [member(custodian, .custodian)], compartments: compartments ?? [compartment()],
      signer: signer ?? custodian)
  }

  /// Version 1 with the founder at entry 0, version 2 with everybody at entry 2.
  func history() throws -> RosterHistory {
    let first = try roster(1, after: nil)
    return try RosterHistory(verifying: [(first, 0), (try roster(2, after: first, members: members, at: 2), 2)])
  }

  func statement(
    _ rosters: RosterHistory, type: EventType = .intake, vault: Fingerprint? = nil, position: ChainPosition = .first,
    roster: Int? = nil, head: TreeHead = .empty
  ) -> EventStatement {
    EventStatement(
      vault: vault ?? rosters.fingerprint, event: event, recorded: Self.now, type: type, item: item,
      position: position,
      roster: roster ?? rosters.current.version, head: head)
  }

  func token(
    _ statement: EventStatement, action: EventAction = .ingested, claims: JSONObject = [:], by signer: Signer? = nil
  ) throws -> SDJWT {
    var issuer = try EventIssuer(signer ?? custodian)
    return try issuer.issue(statement, action: action, claims: claims)
  }

  /// The entry that an honest program would make for the token.
  func entry(_ token: SDJWT, isControl: Bool = false, payloads: [SHA256Digest] = []) -> LogEntry {
    LogEntry(
      isControl: isControl, event: token.issuerJWTDigest, objects: [SHA256.hash(token.serialized)] + payloads)
  }

  /// A token of any payload and header, signed as it is.
  func forge(_ payload: JSONObject, header: JSONObject? = nil, disclosures: SDJWT? = nil) throws -> SDJWT {
    let jws = try CompactJWS.sign(
      header: header ?? TokenHeader.event.object(kid: custodian.kid), payload: JSONWriter.write(payload),
      key: custodian.key)
    var bytes = jws.serialized + [0x7e]
    for disclosure in disclosures?.disclosures ?? [] { bytes += Array(disclosure.encoded.utf8) + [0x7e] }
    return try SDJWT(parsing: bytes)
  }
}
