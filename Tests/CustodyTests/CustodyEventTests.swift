import Custody
import SelectiveDisclosure
import Testing
import TransparencyLog
import VaultCrypto

@Suite struct CustodyEventTests {
  private let team: Team
  private let rosters: RosterHistory
  private let payload = SHA256.hash([9])

  init() throws {
    team = try Team()
    rosters = try team.history()
  }

  private func verify(_ token: SDJWT, _ entry: LogEntry? = nil, at index: UInt64 = 3) throws -> CustodyEvent {
    try CustodyEvent(verifying: token, entry: entry ?? team.entry(token), index: index, rosters: rosters)
  }

  @Test func comesBackAsItWasIssued() throws {
    let position = ChainPosition.next(4, after: payload)
    let head = TreeHead(size: 3, root: payload)
    let claims: JSONObject = ["digest": .string(payload.hex), "objects": .array([.string(payload.hex)]), "size": 12]
    let token = try team.token(
      team.statement(rosters, type: .access, position: position, head: head), action: .accessed, claims: claims,
      by: team.custodian)
    let entry = team.entry(token, payloads: [payload])
    let event = try verify(SDJWT(parsing: token.serialized), entry)
    #expect(event.statement.vault == rosters.fingerprint && event.statement.event == team.event)
    #expect(event.statement.item == team.item && event.statement.recorded == Team.now)
    #expect(event.statement.type == .access && event.statement.position == position)
    #expect(event.statement.roster == 2 && event.statement.head == head)
    #expect(event.action == .accessed && event.text("digest") == payload.hex)
    #expect(event.disclosed.names == ["action", "digest", "objects", "size"])
    #expect(event.signer.kid == team.custodian.kid && event.index == 3 && event.entry == entry)
    #expect(event.digest == token.issuerJWTDigest)
  }

  @Test func whatIsWithheldIsUnknownAndNoFault() throws {
    let token = try team.token(team.statement(rosters), claims: ["title": "t"])
    let event = try verify(SDJWT(parsing: token.jwt.serialized + [0x7e]))
    #expect(event.disclosed.isEmpty && event.action == nil && event.text("title") == nil)
  }

  @Test func theEntryMustHoldItsDigestAndItsClass() throws {
    let token = try team.token(team.statement(rosters))
    let other = LogEntry(isControl: false, event: payload, objects: [payload])
    #expect(refusal { try verify(token, other) } == .entryMismatch)
    #expect(refusal { try verify(token, team.entry(token, isControl: true)) } == .entryMismatch)
    #expect(refusal { try verify(token, LogEntry(roster: token.issuerJWTDigest)) } == .entryMismatch)
    #expect(refusal { try verify(token, LogEntry(tombstone: token.issuerJWTDigest)) } == .entryMismatch)
    let export = try team.token(team.statement(rosters, type: .export), action: .exportAuthorised)
    #expect(refusal { try verify(export, team.entry(export)) } == .entryMismatch)
    #expect(refusal { try verify(export, team.entry(export, isControl: true)) } == nil)
  }

  @Test func theObjectsMustBeTheEntrys() throws {
    let token = try team.token(team.statement(rosters), claims: ["objects": .array([.string(payload.hex)])])
    let other = SHA256.hash([8])
    #expect(refusal { try verify(token, team.entry(token, payloads: [payload])) } == nil)
    for payloads in [[], [other], [payload, other], [payload, payload]] {
      #expect(refusal { try verify(token, team.entry(token, payloads: payloads)) } == .entryMismatch)
    }
  }

  /// Whoever cannot read what came before could else put other content under an item's name.
  @Test func anIntakeIsTheFirst() throws {
    for position in [ChainPosition.unknown, .next(1, after: payload)] {
      let token = try team.token(team.statement(rosters, position: position), by: team.investigator)
      #expect(refusal { try verify(token) } == .malformed)
    }
  }

  /// Every role with every type: the table of permissions, as the verifier applies it.
  @Test func theRoleMustPermitTheType() throws {
    let actions: [EventType: EventAction] = [
      .founding: .founded, .intake: .ingested, .access: .accessed, .export: .exportAuthorised,
      .governance: .memberChanged, .hold: .holdSet, .transfer: .moved, .refusal: .accessRefused, .fixity: .checked,
      .timestamp: .timestamped, .record: .recorded, .consent: .consentRecorded,
    ]
    for role in Role.allCases {
      for type in EventType.allCases {
        let statement = team.statement(rosters, type: type)
        let action = try #require(actions[type])
        let token = try team.token(statement, action: action, by: team.signer(role))
        let code = refusal { try verify(token, team.entry(token, isControl: type.isControl)) }
        #expect(code == (role.maySign(type) ? nil : .notPermitted), "\(role) \(type)")
      }
    }
  }

  @Test func theSignerMustBeInTheRosterAtThatIndex() throws {
    let byStranger = try team.token(team.statement(rosters), by: team.stranger)
    #expect(refusal { try verify(byStranger) } == .unknownSigner)
    // The counsel is a member from entry 3 on; their event at entry 2 is judged by the version before.
    let early = try team.token(team.statement(rosters, roster: 1), by: team.counsel)
    #expect(refusal { try verify(early, at: 2) } == .unknownSigner)
    let founder = try team.token(team.statement(rosters, roster: 1))
    #expect(refusal { try verify(founder, at: 1) } == nil)
    #expect(refusal { try verify(founder, at: 2) } == nil)
    #expect(refusal { try verify(founder, at: 0) } == .brokenRoster, "before the first roster nobody is anything")
  }

  @Test func theRosterItNamesMustBeTheOneInForce() throws {
    for (roster, index) in [(1, 3), (2, 2), (3, 3), (.max, 3)] as [(Int, UInt64)] {
      let token = try team.token(team.statement(rosters, roster: roster))
      #expect(refusal { try verify(token, at: index) } == .wrongRoster, "\(roster) at \(index)")
    }
    for roster in [0, -1] {
      let token = try team.token(team.statement(rosters, roster: roster))
      #expect(refusal { try verify(token) } == .malformed)
    }
  }

  @Test func anotherVaultsEventIsRefused() throws {
    let token = try team.token(team.statement(rosters, vault: Fingerprint(payload)))
    #expect(refusal { try verify(token) } == .wrongVault)
  }

  @Test func nobodyHasSeenTheFuture() throws {
    for (size, code) in [(3, nil), (4, .wrongHead), (.max, .wrongHead)] as [(UInt64, CustodyError.Code?)] {
      let token = try team.token(team.statement(rosters, head: TreeHead(size: size, root: payload)))
      #expect(refusal { try verify(token, at: 3) } == code, "\(size)")
    }
  }

  @Test func theActionMustBeOfTheType() throws {
    for action in EventAction.allCases where action.type != .intake {
      let token = try team.token(team.statement(rosters), action: action)
      #expect(refusal { try verify(token) } == .malformed, "\(action)")
    }
  }

  @Test func aSignatureByAnotherKeyIsRefused() throws {
    let honest = try team.token(team.statement(rosters), by: team.counsel)
    // Signed by the custodian's key under the counsel's name.
    let forged = try team.forge(honest.payload, header: honest.jwt.header, disclosures: honest)
    #expect(refusal { try verify(forged) } == .badSignature)
  }

  @Test func theHeaderIsExact() throws {
    let honest = try team.token(team.statement(rosters))
    let kid = JSON.string(team.custodian.kid)
    for header: JSONObject in [
      TokenHeader.roster.object(kid: team.custodian.kid), TokenHeader.tombstone.object(kid: team.custodian.kid),
      ["alg": "EdDSA", "typ": "evidencevault-event+sd-jwt"], ["alg": "EdDSA", "kid": kid],
      ["alg": "EdDSA", "typ": "evidencevault-event+sd-jwt", "kid": kid, "jwk": [:]],
      ["alg": "EdDSA", "typ": "evidencevault-event+sd-jwt", "kid": 1],
      ["alg": "EdDSA", "typ": "EvidenceVault-Event+SD-JWT", "kid": kid],
    ] {
      let token = try team.forge(honest.payload, header: header, disclosures: honest)
      #expect(refusal { try verify(token) } == .malformed, "\(header)")
    }
    #expect(refusal { try verify(team.forge(honest.payload, disclosures: honest)) } == nil)
  }

  /// Each visible claim missing, doubled in meaning, or in a form that is not its own.
  @Test func theVisibleClaimsAreExact() throws {
    let honest = try team.token(team.statement(rosters))
    let hex = JSON.string(payload.hex)
    let wrong: [(String, JSON?)] = [
      ("vault", .string(rosters.fingerprint.description.uppercased())), ("vault", 1),
      ("event", .string(team.event.description.lowercased())), ("event", ""),
      ("recorded", "2027-01-15T08:00:00+00:00"), ("type", "erasure"), ("type", "Intake"), ("item", 1),
      ("seq", 1), ("seq", "0"), ("seq", "unknown"), ("prev", hex), ("prev", "unknown"), ("roster", "2"),
      ("roster", .number(JSONNumber(literal: "2.0")!)), ("head", ["size": 0]), ("head", ["root": hex]),
      ("head", ["size": 0, "root": hex, "more": 1]), ("head", ["size": -1, "root": hex]),
      ("head", ["size": "0", "root": hex]), ("head", 0), ("title", "in clear"), ("_sd_alg", nil), ("_sd", nil),
    ]
    for (name, value) in wrong {
      var payload = honest.payload
      payload[name] = value
      let token = try team.forge(payload)
      #expect(refusal { try verify(token) } == .malformed, "\(name)")
    }
    for name in ["vault", "event", "recorded", "type", "item", "seq", "prev", "roster", "head"] {
      var payload = honest.payload
      payload[name] = nil
      #expect(refusal { try verify(team.forge(payload)) } == .malformed, "\(name)")
    }
  }

  @Test func foreignAndDoubledDisclosuresAreRefused() throws {
    let token = try team.token(team.statement(rosters), claims: ["title": "mine"])
    let other = try team.token(team.statement(rosters), claims: ["title": "another's"])
    func with(_ encoded: [String]) throws -> SDJWT {
      try SDJWT(parsing: token.jwt.serialized + [0x7e] + encoded.flatMap { Array($0.utf8) + [0x7e] })
    }
    let mine = token.disclosures.map(\.encoded)
    #expect(refusal { try verify(with(mine)) } == nil)
    #expect(refusal { try verify(with(mine.reversed())) } == nil)
    #expect(refusal { try verify(with(mine + [mine[0]])) } == .badDisclosure)
    #expect(refusal { try verify(with([other.disclosures[1].encoded])) } == .badDisclosure)
  }
}
