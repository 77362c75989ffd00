import Custody
import SelectiveDisclosure
import Testing
import TransparencyLog
import VaultCrypto

@Suite struct TombstoneTests {
  private let team: Team
  private let rosters: RosterHistory
  private let objects = [SHA256.hash([1]), SHA256.hash([2]), SHA256.hash([3])].sorted()

  init() throws {
    team = try Team()
    rosters = try team.history()
  }

  private func issue(
    by signer: Signer? = nil, vault: Fingerprint? = nil, entries: [UInt64] = [7, 5, 6], roster: Int = 2,
    head: TreeHead = .empty, reason: Tombstone.Reason = .courtOrder
  ) throws -> CompactJWS {
    try Tombstone.issue(
      vault: vault ?? rosters.fingerprint, recorded: Team.now,
      subject: .item(team.item, entries: entries, objects: objects.reversed()), reason: reason, roster: roster,
      head: head, signer: signer ?? team.custodian)
  }

  private func verify(_ token: CompactJWS, at index: UInt64 = 9, entry: LogEntry? = nil) throws -> Tombstone {
    try Tombstone(
      verifying: token, entry: entry ?? LogEntry(tombstone: SHA256.hash(token.serialized)), index: index,
      rosters: rosters)
  }

  @Test(arguments: Tombstone.Reason.allCases) func comesBackAsItWasIssued(_ reason: Tombstone.Reason) throws {
    let tombstone = try verify(issue(reason: reason))
    #expect(tombstone.subject == .item(team.item, entries: [5, 6, 7], objects: objects) && tombstone.index == 9)
    #expect(tombstone.objects == objects && tombstone.compartment == nil)
    #expect(tombstone.reason == reason && tombstone.item == team.item && tombstone.recorded == Team.now)
    #expect(tombstone.signer.kid == team.custodian.kid)
  }

  @Test func reasonsAreTheWordsOfTheFormat() {
    #expect(
      Tombstone.Reason.allCases.map(\.rawValue) == [
        "withdrawn", "court-order", "duplicate", "unlawful", "other", "moved",
      ])
    #expect(!Tombstone.Reason.given.contains(.moved))
  }

  @Test func aCompartmentsComesBackAsItWasIssued() throws {
    func issue(_ id: String, _ generations: Int) throws -> CompactJWS {
      try Tombstone.issue(
        vault: rosters.fingerprint, recorded: Team.now, subject: .compartment(id, generations: generations),
        reason: .other, roster: 2, head: .empty, signer: team.custodian)
    }
    let tombstone = try verify(issue("north-1", 3))
    #expect(tombstone.subject == .compartment("north-1", generations: 3))
    #expect(tombstone.item == nil && tombstone.objects.isEmpty && tombstone.compartment?.id == "north-1")
    #expect(refusal { try verify(issue("North 1", 3)) } == .malformed)
    #expect(refusal { try verify(issue("north-1", 0)) } == .malformed)
  }

  @Test func theEntryMustBeItsOwn() throws {
    let token = try issue()
    let digest = SHA256.hash(token.serialized)
    let others = [
      LogEntry(roster: digest), LogEntry(tombstone: objects[0]),
      LogEntry(isControl: true, event: digest, objects: [objects[0]]),
    ]
    for entry in others { #expect(refusal { try verify(token, entry: entry) } == .entryMismatch) }
  }

  @Test func onlyCustodiansErase() throws {
    for signer in [team.counsel, team.investigator, team.auditor] {
      #expect(refusal { try verify(issue(by: signer)) } == .notPermitted)
    }
    #expect(refusal { try verify(issue(by: team.stranger)) } == .unknownSigner)
    #expect(refusal { try verify(issue(roster: 1), at: 0) } == .unknownSigner)
  }

  @Test func anotherVaultsRosterOrHeadIsRefused() throws {
    #expect(refusal { try verify(issue(vault: Fingerprint(objects[0]))) } == .malformed)
    #expect(refusal { try verify(issue(roster: 1)) } == .malformed)
    #expect(refusal { try verify(issue(entries: [1], roster: 1), at: 2) } == nil)
    #expect(refusal { try verify(issue(head: TreeHead(size: 9, root: objects[0]))) } == nil)
    #expect(refusal { try verify(issue(head: TreeHead(size: 10, root: objects[0]))) } == .malformed)
  }

  @Test func itsEntriesMustBeThere() throws {
    #expect(refusal { try verify(issue(entries: [])) } == .malformed)
    #expect(refusal { try verify(issue(entries: [3, 9])) } == .malformed)
    #expect(refusal { try verify(issue(entries: [3, 8])) } == nil)
  }

  @Test func theSignatureMustBeTheCustodians() throws {
    let honest = try issue()
    let forged = try CompactJWS.sign(header: honest.header, payload: honest.payload, key: team.stranger.key)
    #expect(refusal { try verify(forged) } == .badSignature)
  }

  @Test func everyMalformedClaimIsRefused() throws {
    let claims = try JSONParser().parseObject(issue().payload)
    let wrong: [(String, JSON?)] = [
      ("more", 1), ("recorded", nil), ("recorded", "2026-11-03"), ("item", "8Q3T"), ("entries", 5), ("entries", [-1]),
      ("entries", ["5"]), ("entries", [6, 5]), ("entries", [5, 5]),
      ("objects", [.string(objects[0].hex.uppercased())]),
      ("objects", [.string(objects[1].hex), .string(objects[0].hex)]),
      ("objects", [.string(objects[0].hex), .string(objects[0].hex)]), ("objects", nil), ("reason", "because"),
      ("head", ["size": 0]), ("head", nil), ("vault", nil), ("roster", "2"),
    ]
    for (name, value) in wrong {
      var changed = claims
      changed[name] = value
      let token = try CompactJWS.sign(
        header: TokenHeader.tombstone.object(kid: team.custodian.kid), payload: JSONWriter.write(changed),
        key: team.custodian.key)
      #expect(refusal { try verify(token) } == .malformed, "\(name)")
    }
  }

  @Test func theHeaderIsExact() throws {
    let honest = try issue()
    for header: JSONObject in [
      TokenHeader.event.object(kid: team.custodian.kid), TokenHeader.roster.object(kid: team.custodian.kid),
      ["alg": "EdDSA", "kid": .string(team.custodian.kid)],
      ["alg": "EdDSA", "typ": "evidencevault-tombstone+jwt", "kid": .string(team.custodian.kid), "jku": "x"],
    ] {
      let token = try CompactJWS.sign(header: header, payload: honest.payload, key: team.custodian.key)
      #expect(refusal { try verify(token) } == .malformed)
    }
  }
}
