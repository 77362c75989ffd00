import Age
import SelectiveDisclosure
import Testing
import VaultCrypto

@testable import Custody

@Suite struct MemberTests {
  private let team: Team

  init() throws { team = try Team() }

  @Test func comesBackFromItsClaim() {
    for member in team.members { #expect(Member(member.json) == member) }
    let compartment = team.compartment("witnesses-2", generation: 3)
    #expect(Compartment(compartment.json) == compartment)
  }

  @Test func aSuspendedMemberSignsNothing() throws {
    let member = team.members[0]
    let suspended = try #require(
      Member(
        key: member.key, recipient: nil, role: .custodian, label: "custodian-1", signsLog: true,
        suspendedSince: Team.now))
    #expect(Member(suspended.json) == suspended)
    #expect(!suspended.mayGovern && !suspended.maySignLog && !EventType.allCases.contains { suspended.maySign($0) })
    #expect(member.mayGovern && member.maySignLog && EventType.allCases.allSatisfy { member.maySign($0) })
  }

  @Test(arguments: ["a", "custodian-1", "0", "-", String(repeating: "z", count: 64)])
  func theseAreLabels(_ label: String) { #expect(Member.isLabel(label)) }

  @Test(arguments: [
    "", "A", "Anna", "a b", "a.b", "a/b", "../x", "a_b", "é", "a\n", "a\u{0}", "а", String(repeating: "z", count: 65),
  ])
  func theseAreNot(_ label: String) {
    #expect(!Member.isLabel(label))
    let member = team.members[0]
    #expect(
      Member(key: member.key, recipient: member.recipient, role: .counsel, label: label, signsLog: false) == nil)
    #expect(Compartment(id: label, generation: 1, recipient: member.recipient!, cleared: []) == nil)
  }

  /// Each member of the claim, exchanged for what it may not be.
  @Test func everyMalformedClaimIsRefused() throws {
    let (member, other) = (team.members[0], team.members[1])
    let claim = try #require(member.json.objectValue)
    let wrong: [(String, JSON?)] = [
      ("kid", nil), ("kid", .string(other.kid)), ("kid", ""), ("key", nil), ("key", other.json.objectValue?["key"]),
      ("key", .string((claim["key"]?.stringValue ?? "") + "=")), ("key", "AAAA"), ("recipient", nil),
      ("recipient", .string(member.recipient!.description.uppercased())), ("recipient", "age1"), ("role", nil),
      ("role", "Custodian"), ("role", "owner"), ("label", nil), ("label", "Anna K."), ("log", nil), ("log", "true"),
      ("log", 1), ("more", true), ("suspended_since", "yesterday"), ("suspended_since", .null),
    ]
    for (name, value) in wrong {
      var changed = claim
      changed[name] = value
      #expect(Member(.object(changed)) == nil, "\(name)")
    }
    #expect(Member(.array([])) == nil)
    #expect(Member(.object(claim)) == member)
  }

  @Test func everyMalformedCompartmentIsRefused() throws {
    let claim = try #require(team.compartment().json.objectValue)
    let wrong: [(String, JSON?)] = [
      ("id", nil), ("id", ""), ("id", "../general"), ("generation", nil), ("generation", 0), ("generation", -1),
      ("generation", "1"), ("recipient", nil), ("recipient", "age1x"), ("more", 1), ("cleared", nil), ("cleared", "a"),
      ("cleared", [1]),
      ("cleared", ["b", "a"]), ("cleared", ["a", "a"]),
    ]
    for (name, value) in wrong {
      var changed = claim
      changed[name] = value
      #expect(Compartment(.object(changed)) == nil, "\(name)")
    }
    #expect(Compartment(id: "general", generation: 0, recipient: team.members[0].recipient!, cleared: []) == nil)
  }

  /// The table of Schemas/README.md §3.2, row by row.
  @Test func permissionsAreThoseOfTheTable() {
    let table: [Role: Set<EventType>] = [
      .custodian: [
        .founding, .intake, .record, .consent, .access, .export, .governance, .hold, .transfer, .refusal, .fixity,
        .timestamp,
      ],
      .counsel: [.intake, .record, .consent, .access, .export, .hold, .refusal, .fixity, .timestamp],
      .investigator: [.intake, .record, .consent, .refusal], .auditor: [.access, .refusal, .fixity, .timestamp],
    ]
    for role in Role.allCases {
      for type in EventType.allCases { #expect(role.maySign(type) == table[role]?.contains(type), "\(role) \(type)") }
      #expect(role.mayGovern == (role == .custodian))
    }
  }
}
