import Custody
import SelectiveDisclosure
import Testing
import VaultCrypto

@Suite struct KitInvitationTests {
  private let team: Team
  private let vault = Fingerprint(SHA256.hash([1]))

  init() throws { team = try Team() }

  private func issue(
    label: String = "investigator-3", custodians: [Member]? = nil, compartments: [Compartment]? = nil,
    by signer: Signer? = nil
  ) throws -> CompactJWS {
    try KitInvitation.issue(
      vault: vault, created: Team.now, kit: team.item, label: label,
      custodians: custodians ?? [team.member(team.custodian, .custodian)],
      compartments: compartments ?? [team.compartment("control"), team.compartment(generation: 7)],
      signer: signer ?? team.custodian)
  }

  @Test func comesBackAsItWasIssued() throws {
    let token = try issue()
    let invitation = try KitInvitation(verifying: token)
    #expect(invitation.vault == vault && invitation.kit == team.item && invitation.label == "investigator-3")
    #expect(invitation.custodians.map(\.kid) == [team.custodian.kid] && invitation.signer == team.custodian.kid)
    #expect(invitation.compartments.map(\.id) == ["control", "general"])
    #expect(invitation.compartments.map(\.generation) == [1, 7])
    #expect(invitation.compartments.allSatisfy { $0.cleared.isEmpty }, "who is cleared stays at home")
    #expect(invitation.fingerprint == Fingerprint(SHA256.hash(token.serialized)))
  }

  @Test func itsSignerIsACustodianWhoseKeyItCarries() throws {
    #expect(refusal { try KitInvitation(verifying: issue(by: team.stranger)) } == .unknownSigner)
    let stolen = try issue()
    let forged = try CompactJWS.sign(
      header: TokenHeader.kit.object(kid: team.custodian.kid), payload: stolen.payload, key: team.stranger.key)
    #expect(refusal { try KitInvitation(verifying: forged) } == .badSignature)
    let card = try CompactJWS.sign(
      header: TokenHeader.card.object(kid: team.custodian.kid), payload: stolen.payload, key: team.custodian.key)
    #expect(refusal { try KitInvitation(verifying: card) } == .malformed, "another kind of token")
  }

  @Test func whatIsMissingDoubledOrMalformedIsRefused() throws {
    let founder = team.member(team.custodian, .custodian)
    for token in [
      try issue(label: "Zerlina Quast"), try issue(custodians: [founder, founder]),
      try issue(compartments: [team.compartment()]), try issue(compartments: [team.compartment("control")]),
      try issue(compartments: [team.compartment(), team.compartment(), team.compartment("control")]),
      try issue(custodians: (0..<300).map { _ in founder }), try issue(custodians: []),
    ] { #expect(refusal { try KitInvitation(verifying: token) } == .malformed) }
    // One claim more, one less, another order.
    let claims = try JSONParser().parseObject(issue().payload).members
    for changed in [claims + [JSONMember("more", .null)], Array(claims.dropLast()), claims.reversed()] {
      let payload = JSONWriter.write(try #require(JSONObject(changed)))
      let token = try CompactJWS.sign(
        header: TokenHeader.kit.object(kid: team.custodian.kid), payload: payload, key: team.custodian.key)
      #expect(refusal { try KitInvitation(verifying: token) } == .malformed)
    }
  }
}
