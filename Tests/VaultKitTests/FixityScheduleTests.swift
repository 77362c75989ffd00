import Custody
import SelectiveDisclosure
import Testing

@testable import VaultKit

@Suite struct FixityScheduleTests {
  private let vault: SpecimenVault

  init() throws {
    vault = try SpecimenVault()
    for name in ["one", "two", "three"] { _ = try vault.add(name, Array(name.utf8)) }
  }

  private func check(_ checked: JSON, failed: JSON = []) throws {
    let claims: JSONObject = [
      "method": "stored", "log_size": 5, "checked": checked, "failed": failed, "bytes": 0, "findings": [],
    ]
    try Trace(vault.session).record(.checked, claims.members, to: Compartment.general)
  }

  /// What is due among the first five entries: a roster, the founding, three items.
  private func due() throws -> [UInt64] {
    let state = try vault.session.vault.state()
    let schedule = try FixitySchedule(vault.session, state, erased: [], now: .now)
    return schedule.due(since: Timestamp(seconds: Timestamp.now.seconds - 3600)).filter { $0 < 5 }
  }

  @Test func whatWasNeverCheckedIsDue() throws { #expect(try due() == [1, 2, 3, 4]) }

  @Test func whatWasCheckedIsNot() throws {
    try check([[0, 1], [3, 3]])
    #expect(try due() == [2, 4])
    try check([[2, 2]])
    #expect(try due() == [4])
  }

  @Test func whatFailedIsDueUntilItIsRight() throws {
    try check([[0, 4]])
    try check([], failed: [[3, 3]])
    #expect(try due() == [3])
    try check([[3, 3]])
    #expect(try due().isEmpty)
  }

  @Test("an event that claims what it cannot have seen is bounded, and one that is malformed counts for nothing")
  func hostileClaims() throws {
    try check([[4, 9_007_199_254_740_993]])
    #expect(try due() == [1, 2, 3])
    for ranges in [[[2, 1]], [[2, 3], [3, 4]], [[2]], "all", [[2, 2, 2]]] as [JSON] { try check(ranges) }
    try check([[1, 3]], failed: "none")
    #expect(try due() == [1, 2, 3])
  }

  @Test func aCheckOfWhatIsDueGoesOnWhereItWasLeft() throws {
    var check = try DueCheck(vault.session, within: 3600)
    check.maximumByteCount = 1
    for left in [3, 2, 1] {
      let report = try check.run()
      // The record of each check is none more that is due.
      #expect(report.done == 1 && report.left == left)
      try CheckRecorder(vault.session).record(report.check)
    }
    check.maximumByteCount = nil
    #expect(try check.run(isInterrupted: { true }).done == 0)
    let last = try check.run()
    #expect(last.done == 1 && last.left == 0)
    try CheckRecorder(vault.session).record(last.check)
    #expect(try check.run().due == 0)
  }
}
