import Custody
import SelectiveDisclosure
import Testing
import TransparencyLog
import VaultCrypto

/// Offers, receipts, and what a received event carries.
@Suite struct HandoffTests {
  private let team: Team
  private let home = Fingerprint(SHA256.hash([1]))
  private let satellite: Satellite
  private let roster: Roster
  private let head = TreeHead(size: 5, root: SHA256.hash([5]))
  private let invitation: KitInvitation

  init() throws {
    team = try Team()
    let token = try KitInvitation.issue(
      vault: home, created: Team.now, kit: team.item, label: "investigator-1",
      custodians: [team.member(team.custodian, .custodian), team.member(team.counsel, .counsel)],
      compartments: [team.compartment("control"), team.compartment()], signer: team.custodian)
    invitation = try KitInvitation(verifying: token)
    satellite = Satellite(home: home, kit: invitation.fingerprint.digest)
    roster = try Self.field(team, satellite)
  }

  private static func field(_ team: Team, _ satellite: Satellite) throws -> Roster {
    try RosterHistory(verifying: [(fieldToken(team, satellite), 0)]).current
  }

  private static func fieldToken(_ team: Team, _ satellite: Satellite) throws -> SDJWT {
    try Roster.issue(
      version: 1, index: 0, created: Team.now, previous: nil, satellite: satellite,
      members: [
        Member(
          key: team.investigator.key.publicKey, recipient: nil, role: .investigator, label: "investigator-1",
          signsLog: true)!
      ], compartments: [team.compartment()], signer: team.investigator)
  }

  private func offer(by signer: Signer? = nil, satellite: Satellite? = nil) throws -> CompactJWS {
    try HandoffOffer.issue(
      vault: Fingerprint(roster.digest), satellite: satellite ?? self.satellite, offer: team.event, created: Team.now,
      head: head, signer: signer ?? team.investigator)
  }

  @Test func anOfferIsTheFieldMembersAndOfItsVault() throws {
    let token = try offer()
    let offer = try HandoffOffer(verifying: token, of: roster)
    #expect(offer.vault == Fingerprint(roster.digest) && offer.home == home && offer.head == head)
    #expect(offer.offer == team.event && offer.digest == SHA256.hash(token.serialized))
    #expect(refusal { try HandoffOffer(verifying: self.offer(by: team.custodian), of: roster) } == .unknownSigner)
    let others = [
      Satellite(home: Fingerprint(SHA256.hash([9])), kit: satellite.kit), Satellite(home: home, kit: SHA256.hash([9])),
    ]
    for other in others {
      #expect(refusal { try HandoffOffer(verifying: self.offer(satellite: other), of: roster) } == .wrongVault)
    }
    // A vault that is none of the field offers nothing.
    let own = try team.history().current
    #expect(refusal { try HandoffOffer(verifying: self.offer(by: team.custodian), of: own) } == .unknownSigner)
  }

  private func receipt(
    by signer: Signer? = nil, vault: Fingerprint? = nil, received: [Identifier]? = nil,
    rejected: [HandoffReceipt.Rejection] = []
  ) throws -> HandoffReceipt {
    let token = try HandoffReceipt.issue(
      vault: vault ?? home, for: HandoffOffer(verifying: offer(), of: roster), recorded: Team.now,
      received: received ?? [team.item], rejected: rejected, checkpoint: Array("note\n".utf8),
      signer: signer ?? team.custodian)
    return try HandoffReceipt(verifying: token, for: invitation)
  }

  @Test func aReceiptIsACustodiansWhomTheInvitationNames() throws {
    let rejected = [
      HandoffReceipt.Rejection(entry: 3, item: team.event, reason: .damaged),
      HandoffReceipt.Rejection(entry: 4, item: nil, reason: .notReadable),
    ]
    let receipt = try receipt(rejected: rejected)
    #expect(receipt.received == [team.item] && receipt.rejected == rejected && receipt.head == head)
    #expect(receipt.field == Fingerprint(roster.digest) && receipt.signer == team.custodian.kid)
    #expect(try self.receipt(by: team.counsel).signer == team.counsel.kid, "whom the invitation calls a custodian")
    #expect(refusal { try self.receipt(by: team.investigator) } == .unknownSigner)
    #expect(refusal { try self.receipt(vault: Fingerprint(SHA256.hash([2]))) } == .wrongVault)
    #expect(refusal { try self.receipt(received: [team.item, team.item]) } == .malformed)
    #expect(refusal { try self.receipt(rejected: [rejected[0], rejected[0]]) } == .malformed)
  }

  /// Rosters of a home vault: whom the invitation is from, and who came later.
  private func succession() throws -> (invitation: KitInvitation, tokens: [SDJWT]) {
    let founder = team.member(team.custodian, .custodian)
    // The auditor was a custodian once, and was removed before the kit was made.
    let old = team.member(team.auditor, .custodian, label: "custodian-2")
    let later = team.member(team.counsel, .custodian, label: "custodian-3")
    var tokens = [try team.roster(1, after: nil)]
    for (members, signer) in [
      ([founder, old], team.custodian), ([founder], team.custodian), ([founder, later], team.custodian),
      ([founder, later], team.counsel),
    ] {
      tokens.append(try team.roster(tokens.count + 1, after: tokens.last, members: members, by: signer))
    }
    let invitation = try KitInvitation(
      verifying: try KitInvitation.issue(
        vault: home, created: Team.now, kit: team.item, label: "investigator-1", roster: tokens[2].issuerJWTDigest,
        custodians: [founder], compartments: [team.compartment("control"), team.compartment()],
        signer: team.custodian))
    return (invitation, tokens)
  }

  private func receipt(
    by signer: Signer, _ rosters: [SDJWT], for invitation: KitInvitation
  ) throws -> HandoffReceipt {
    let satellite = Satellite(home: home, kit: invitation.fingerprint.digest)
    let roster = try Self.field(team, satellite)
    let offer = try HandoffOffer.issue(
      vault: Fingerprint(roster.digest), satellite: satellite, offer: team.event, created: Team.now, head: head,
      signer: team.investigator)
    let token = try HandoffReceipt.issue(
      vault: home, for: HandoffOffer(verifying: offer, of: roster), recorded: Team.now, received: [team.item],
      rejected: [], checkpoint: Array("note\n".utf8), rosters: rosters, signer: signer)
    return try HandoffReceipt(verifying: token, for: invitation)
  }

  @Test func aCustodianWhoCameAfterTheInvitationProvesIt() throws {
    let (invitation, tokens) = try succession()
    let later = Array(tokens[3...])
    #expect(try receipt(by: team.counsel, later, for: invitation).signer == team.counsel.kid)
    #expect(try receipt(by: team.counsel, [later[0]], for: invitation).signer == team.counsel.kid)
    #expect(try receipt(by: team.custodian, later, for: invitation).signer == team.custodian.kid)
    #expect(refusal { try receipt(by: team.counsel, [], for: invitation) } == .unknownSigner)
    #expect(refusal { try receipt(by: team.investigator, later, for: invitation) } == .unknownSigner)
    // A gap, another order, an older beginning.
    #expect(refusal { try receipt(by: team.counsel, [later[1]], for: invitation) } == .unknownSigner)
    #expect(refusal { try receipt(by: team.counsel, later.reversed(), for: invitation) } == .unknownSigner)
    #expect(refusal { try receipt(by: team.counsel, Array(tokens[2...]), for: invitation) } == .brokenRoster)
    #expect(refusal { try receipt(by: team.counsel, tokens, for: invitation) } == .brokenRoster)
    // A kit that does not say where to begin.
    #expect(refusal { try receipt(by: team.counsel, later, for: self.invitation) } == .malformed)
  }

  @Test func nobodyWhoWasRemovedBeforeTheInvitationMakesCustodians() throws {
    let (invitation, tokens) = try succession()
    let stranger = [team.member(team.stranger, .custodian)]
    // A fork from the time before; a version in the right place by the wrong signer; the roster of another vault by the right one.
    let fork = try team.roster(3, after: tokens[1], members: stranger, by: team.auditor)
    let forged = try team.roster(4, after: tokens[2], members: stranger, by: team.auditor)
    let foreign = try team.roster(4, after: fork, members: stranger, by: team.custodian)
    #expect(refusal { try receipt(by: team.stranger, [fork], for: invitation) } == .unknownSigner)
    #expect(refusal { try receipt(by: team.stranger, [forged], for: invitation) } == .unknownSigner)
    #expect(refusal { try receipt(by: team.stranger, [foreign], for: invitation) } == .brokenRoster)
    // No custodian, and one who is suspended.
    let counsel = try team.roster(4, after: tokens[2], members: [team.member(team.stranger, .counsel)])
    #expect(refusal { try receipt(by: team.stranger, [counsel], for: invitation) } == .unknownSigner)
    let suspended = Member(
      key: team.stranger.key.publicKey, recipient: nil, role: .custodian, label: "custodian-4", signsLog: true,
      suspendedSince: Team.now)!
    let token = try team.roster(4, after: tokens[2], members: [suspended])
    #expect(refusal { try receipt(by: team.stranger, [token], for: invitation) } == .unknownSigner)
  }

  @Test func aReceiptCanBeReadAloud() throws {
    let offer = try HandoffOffer(verifying: offer(), of: roster)
    let other = try HandoffOffer(verifying: self.offer(), of: roster)
    let text = ReceiptText(for: offer, head: TreeHead(size: 4711, root: SHA256.hash([7])), signer: team.custodian)
    let typed = text.description.lowercased().replacing("0", with: "o").replacing("1", with: "l")
    let read = try #require(ReceiptText(typed: typed.replacing(" ", with: "-")))
    #expect(read.head == text.head && read.description == text.description)
    #expect(read.verifies(offer, by: invitation.custodians))
    #expect(read.verifies(other, by: invitation.custodians), "the same offer again")
    #expect(!read.verifies(offer, by: []))
    let grown = try HandoffOffer.issue(
      vault: Fingerprint(roster.digest), satellite: satellite, offer: team.event, created: Team.now,
      head: TreeHead(size: 6, root: head.root), signer: team.investigator)
    #expect(!read.verifies(try HandoffOffer(verifying: grown, of: roster), by: invitation.custodians))
    #expect(text.description.filter { !$0.isWhitespace }.count == 168)
    for wrong in ["", "0", String(typed.dropLast()), typed + "0", "u" + typed.dropFirst(), "z" + typed.dropFirst()] {
      #expect(ReceiptText(typed: wrong) == nil)
    }
  }

  @Test func aReceptionProvesItsEntries() throws {
    let token = try Self.fieldToken(team, satellite)
    let rosters = try RosterHistory(verifying: [(token, 0)])
    let entries = (0..<3).map { LogEntry(isControl: false, event: SHA256.hash([$0]), objects: [SHA256.hash([$0, 1])]) }
    var tree = TreeAppender()
    tree.append(contentsOf: entries.map { MerkleHash.leaf($0.bytes) })
    let origin = rosters.fingerprint.origin
    let checkpoint = Checkpoint(origin: try #require(NoteLine(origin)), head: tree.head)
    func note(_ signer: Signer) throws -> [UInt8] {
      let key = NoteSignerKey(name: try #require(KeyName(origin)), privateKey: signer.key)
      return try SignedNote(text: checkpoint.bytes, signatures: [key.sign(checkpoint)]).bytes
    }
    let leaves = entries.map { MerkleHash.leaf($0.bytes) }
    let proof = [leaves[0], leaves[2]]
    let reception = Reception(
      field: rosters.fingerprint, offer: team.event, roster: token.serialized, checkpoint: try note(team.investigator),
      entries: [Reception.Entry(index: 1, entry: entries[1], proof: proof)])
    let claims = try #require(JSONObject(reception.claims))
    let read = try #require(Reception(claims))
    #expect(
      read.entries == reception.entries && read.roster == reception.roster && read.checkpoint == reception.checkpoint)
    let log = try FieldLog(roster: read.roster, checkpoint: read.checkpoint, home: home)
    try log.verify(read.entries[0])
    for wrong in [
      Reception.Entry(index: 1, entry: entries[0], proof: proof),
      Reception.Entry(index: 0, entry: entries[1], proof: proof),
      Reception.Entry(index: 1, entry: entries[1], proof: proof.reversed()),
      Reception.Entry(index: 1, entry: entries[1], proof: []),
      Reception.Entry(index: 9, entry: entries[1], proof: proof),
    ] { #expect(refusal { try log.verify(wrong) } == .entryMismatch) }
    #expect(
      refusal { try FieldLog(roster: read.roster, checkpoint: read.checkpoint, home: Fingerprint(SHA256.hash([2]))) }
        == .wrongVault)
    #expect(
      refusal { try FieldLog(roster: read.roster, checkpoint: note(team.custodian), home: home) } == .badSignature)
    #expect(refusal { try FieldLog(roster: read.roster, checkpoint: [0x0a], home: home) } == .malformed)
    for name in reception.claims.map(\.name) {
      let others = try #require(JSONObject(reception.claims.filter { $0.name != name }))
      #expect(Reception(others) == nil, "without \(name)")
    }
  }
}
