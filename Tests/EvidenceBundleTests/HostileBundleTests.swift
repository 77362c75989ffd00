import Testing

@testable import EvidenceBundle

@Suite struct HostileBundleTests {
  @Test(arguments: HostileBundle.all) func isFound(_ hostile: HostileBundle) throws {
    let forge = try Forge()
    try hostile.make(forge)
    let bundle = try forge.write()
    try hostile.disturb(forge, bundle)
    let report = try bundle.verify(.fingerprint(forge.vault.fingerprint))
    let said = "\(report.findings.map { "\($0.code.rawValue) \($0.path)" })"
    let found = report.findings.filter { $0.code == hostile.code }
    #expect(!found.isEmpty, "\(said)")
    #expect(report.outcome == hostile.outcome, "\(report.outcome): \(said)")
    if let path = hostile.path { #expect(found.contains { $0.path == path }, "\(said)") }
    #expect(report.verdicts.worst > .notDisclosed)
  }

  @Test func casesCoverMostCodes() {
    let codes = Set(HostileBundle.all.map(\.code))
    #expect(HostileBundle.all.count >= 35 && codes.count >= 35)
  }
}
