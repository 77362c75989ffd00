import Custody
import SelectiveDisclosure
import Testing
import VaultCrypto

/// The roster of a field vault.
@Suite struct SatelliteTests {
  private let team: Team
  private let satellite = Satellite(home: Fingerprint(SHA256.hash([1])), kit: SHA256.hash([2]))

  init() throws { team = try Team() }

  private func issue(
    members: [Member]? = nil, by signer: Signer? = nil, version: Int = 1, after: SDJWT? = nil
  ) throws -> SDJWT {
    try Roster.issue(
      version: version, index: UInt64(version - 1), created: Team.now, previous: after?.issuerJWTDigest,
      satellite: satellite, members: members ?? [team.member(team.investigator, .investigator)],
      compartments: [team.compartment()], signer: signer ?? team.investigator)
  }

  private func refused(_ tokens: [SDJWT]) -> CustodyError.Code? {
    refusal { try RosterHistory(verifying: tokens.enumerated().map { ($1, UInt64($0)) }) }
  }

  @Test func itsOnlyMemberOfAnyRoleSignsIt() throws {
    for role in Role.allCases {
      let token = try issue(members: [team.member(team.signer(role), role)], by: team.signer(role))
      #expect(try RosterHistory(verifying: [(token, 0)]).current.satellite == satellite)
    }
    #expect(refused([try issue(by: team.stranger)]) == .unknownSigner)
    #expect(refused([try issue(members: team.members)]) == .malformed, "more than one member")
    #expect(refused([try issue(members: [])]) == .malformed)
  }

  @Test func itNeverHasAnotherVersion() throws {
    let custodian = [team.member(team.custodian, .custodian)]
    let first = try issue(members: custodian, by: team.custodian)
    #expect(refused([first, try team.roster(2, after: first)]) == .brokenRoster)
    #expect(
      refused([first, try issue(members: custodian, by: team.custodian, version: 2, after: first)]) == .malformed)
    // Nor does another vault become one.
    let home = try team.roster(1, after: nil)
    #expect(refused([home, try issue(by: team.custodian, version: 2, after: home)]) == .malformed)
  }

  @Test func itsMemberSignsTheFoundingAndWhatTheRolePermits() throws {
    let rosters = try RosterHistory(verifying: [(issue(), 0)])
    func verify(_ type: EventType, _ action: EventAction, at index: UInt64) throws -> CustodyEvent {
      let token = try team.token(team.statement(rosters, type: type), action: action, by: team.investigator)
      return try CustodyEvent(
        verifying: token, entry: team.entry(token, isControl: type.isControl), index: index, rosters: rosters)
    }
    #expect(try verify(.founding, .founded, at: 1).action == .founded)
    #expect(try verify(.intake, .ingested, at: 2).action == .ingested)
    #expect(refusal { try verify(.founding, .founded, at: 2) } == .notPermitted, "a second founding")
    for (type, action) in [(.access, .accessed), (.export, .exportAuthorised), (.hold, .holdSet)]
      as [(EventType, EventAction)]
    {
      #expect(refusal { try verify(type, action, at: 2) } == .notPermitted)
    }
    // Elsewhere an investigator founds nothing.
    let home = try team.history()
    let token = try team.token(team.statement(home, type: .founding), action: .founded, by: team.investigator)
    #expect(
      refusal {
        try CustodyEvent(verifying: token, entry: team.entry(token, isControl: true), index: 3, rosters: home)
      } == .notPermitted)
  }
}
