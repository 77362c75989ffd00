import Custody
import SelectiveDisclosure
import Testing
import VaultCrypto

@Suite struct RosterHistoryTests {
  private let team: Team
  private let first: SDJWT
  private let second: SDJWT

  init() throws {
    team = try Team()
    first = try team.roster(1, after: nil)
    second = try team.roster(2, after: first, members: team.members)
  }

  private func refused(_ tokens: [(SDJWT, UInt64)]) -> CustodyError.Code? {
    refusal { try RosterHistory(verifying: tokens.map { (token: $0.0, index: $0.1) }) }
  }

  @Test func anEntryIsJudgedByTheVersionBefore() throws {
    let second = try team.roster(2, after: first, members: team.members, at: 2)
    let third = try team.roster(3, after: second, by: team.custodian, at: 300)
    let history = try RosterHistory(verifying: [(first, 0), (second, 2), (third, 300)])
    #expect(history.fingerprint == Fingerprint(first.issuerJWTDigest))
    #expect(history.current.version == 3)
    #expect(history.inForce(at: 0) == nil)
    for (index, version) in [1: 1, 2: 1, 3: 2, 299: 2, 300: 2, 301: 3, UInt64.max: 3] as [UInt64: Int] {
      #expect(history.inForce(at: index)?.version == version, "\(index)")
    }
  }

  @Test func aVersionSaysWhatWasIssued() throws {
    let control = team.compartment("control", generation: 4)
    let token = try team.roster(1, after: nil, compartments: [team.compartment(), control])
    let roster = try RosterHistory(verifying: [(token, 0)]).current
    #expect(roster.members == [team.member(team.custodian, .custodian)])
    #expect(roster.member(team.custodian.kid) == roster.members[0])
    #expect(roster.member(team.counsel.kid) == nil)
    #expect(roster.compartment("control") == control)
    #expect(roster.compartment("identities") == nil)
    #expect(roster.created == Team.now && roster.previous == nil && roster.digest == token.issuerJWTDigest)
  }

  @Test func gapsForksAndDowngradesAreRefused() throws {
    let third = try team.roster(3, after: second)
    let fork = try team.roster(2, after: first)
    let afterFork = try team.roster(3, after: fork)
    #expect(refused([]) == .brokenRoster)
    #expect(refused([(second, 0)]) == .brokenRoster, "it does not begin with the first")
    #expect(refused([(first, 0), (third, 3)]) == .brokenRoster, "a version is missing")
    #expect(refused([(first, 0), (second, 1), (first, 2)]) == .brokenRoster, "an older version again")
    #expect(refused([(first, 0), (second, 1), (second, 2)]) == .brokenRoster, "a version twice")
    #expect(refused([(first, 0), (second, 1), (afterFork, 2)]) == .brokenRoster, "it follows another version 2")
    #expect(refused([(first, 0), (second, 1), (third, 2)]) == nil)
    #expect(refused([(first, 0), (fork, 1), (afterFork, 2)]) == nil)
  }

  @Test func theirPlacesInTheLogAscendFromNought() throws {
    #expect(refused([(first, 1)]) == .brokenRoster)
    #expect(refused([(first, 0), (second, 0)]) == .brokenRoster)
    let third = try team.roster(3, after: second)
    #expect(refused([(first, 0), (second, 2), (third, 2)]) == .brokenRoster, "not where it says")
    #expect(refused([(first, 0), (second, 5), (third, 5)]) == .brokenRoster)
    #expect(refused([(first, 0), (second, 5), (third, 4)]) == .brokenRoster)
  }

  @Test func aLaterVersionMustNameTheOneBefore() throws {
    #expect(refused([(first, 0), (try team.roster(2, after: nil), 1)]) == .malformed)
    #expect(refused([(try team.roster(1, after: first), 0)]) == .brokenRoster)
    #expect(refused([(try team.roster(0, after: nil), 0)]) == .malformed)
    #expect(refused([(try team.roster(-1, after: nil), 0)]) == .malformed)
  }

  @Test func onlyACustodianOfTheVersionBeforeSigns() throws {
    for signer in [team.counsel, team.investigator, team.auditor] {
      let third = try team.roster(3, after: second, by: signer)
      #expect(refused([(first, 0), (second, 1), (third, 2)]) == .notPermitted)
    }
    let byStranger = try team.roster(3, after: second, by: team.stranger)
    #expect(refused([(first, 0), (second, 1), (byStranger, 2)]) == .unknownSigner)
    // Whoever a version admits as custodian cannot have signed that very version.
    let promoted = [team.member(team.stranger, .custodian)]
    let selfAdmitted = try team.roster(2, after: first, members: promoted, by: team.stranger)
    #expect(refused([(first, 0), (selfAdmitted, 1)]) == .unknownSigner)
    // Whoever a version removes has signed it by right, and none after it.
    let handover = try team.roster(2, after: first, members: promoted)
    #expect(refused([(first, 0), (handover, 1), (try team.roster(3, after: handover), 2)]) == .unknownSigner)
    let next = try team.roster(3, after: handover, members: promoted, by: team.stranger)
    #expect(refused([(first, 0), (handover, 1), (next, 2)]) == nil)
  }

  @Test func theFirstIsSignedByACustodianInIt() throws {
    #expect(refused([(try team.roster(1, after: nil, by: team.stranger), 0)]) == .unknownSigner)
    let counselOnly = [team.member(team.counsel, .counsel)]
    #expect(refused([(try team.roster(1, after: nil, members: counselOnly, by: team.counsel), 0)]) == .notPermitted)
    // A header that names the custodian over another's signature.
    let stolen = Signer(team.stranger.key)
    let token = try team.roster(1, after: nil, members: [team.member(team.custodian, .custodian)], by: stolen)
    let forged = try SDJWT(
      parsing: CompactJWS.sign(
        header: TokenHeader.roster.object(kid: team.custodian.kid), payload: token.jwt.payload, key: team.stranger.key
      ).serialized + token.serialized.dropFirst(token.jwt.serialized.count))
    #expect(refused([(forged, 0)]) == .badSignature)
  }

  @Test func doubledMembersAndCompartmentsAreRefused() throws {
    let founder = team.member(team.custodian, .custodian)
    let sameKey = team.member(team.custodian, .auditor, label: "other")
    let sameLabel = team.member(team.counsel, .counsel, label: founder.label)
    for members in [[founder, founder], [founder, sameKey], [founder, sameLabel]] {
      #expect(refusal { try RosterHistory(verifying: [(team.roster(1, after: nil, members: members), 0)]) } != nil)
    }
    let twice = [team.compartment(), team.compartment(generation: 2)]
    #expect(refused([(try team.roster(1, after: nil, compartments: twice), 0)]) == .malformed)
  }

  @Test func anEventIsNoRoster() throws {
    let history = try RosterHistory(verifying: [(first, 0)])
    #expect(refused([(try team.token(team.statement(history)), 0)]) == .malformed)
  }

  @Test func membersThatAreWithheldAreNotThere() throws {
    let bare = try SDJWT(parsing: second.jwt.serialized + [0x7e])
    let roster = try RosterHistory(verifying: [(first, 0), (bare, 1)]).current
    #expect(roster.members.isEmpty && roster.compartments.isEmpty && roster.version == 2)
    let anonymous = try SDJWT(parsing: first.jwt.serialized + [0x7e])
    #expect(refused([(anonymous, 0)]) == .unknownSigner, "nobody is left to have signed it")
  }
}
