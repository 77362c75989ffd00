import Custody
import TestSupport
import Testing
import VaultFiles

@testable import VaultKit

@Suite struct UnlockFailuresTests {
  private let folder: TemporaryFolder
  private let failures: UnlockFailures

  init() throws {
    folder = try TemporaryFolder()
    failures = UnlockFailures("/home/identity.age", stateFolder: FilePath(folder.path("state")))
  }

  private func moment(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_793_715_605 + seconds) }

  @Test func theyAreCounted() throws {
    #expect(failures.pending == nil)
    for second in [0, 5, 9] as [Int64] { failures.note(at: moment(second)) }
    #expect(failures.pending == .init(number: 3, first: moment(0), last: moment(9)))
    // Another identity's are its own.
    let other = UnlockFailures("/home/other.age", stateFolder: FilePath(folder.path("state")))
    #expect(other.pending == nil)
  }

  @Test func theyAreRecordedOnce() throws {
    let vault = try SpecimenVault()
    failures.note(at: moment(0))
    failures.note(at: moment(7))
    #expect(failures.record(in: vault.session) == .init(number: 2, first: moment(0), last: moment(7)))
    #expect(failures.pending == nil)
    #expect(failures.record(in: vault.session) == nil)
    var recorded: [CustodyEvent] = []
    try Inventory(vault.session).events { result throws(VaultError) in
      if case .success(let event) = result, event.action == .unlockFailed { recorded.append(event) }
    }
    #expect(recorded.count == 1)
    #expect(recorded.first?.text("last") == moment(7).description)
  }

  @Test(arguments: [
    "", "x", "0 a b", "-1 2026-11-03T14:20:05Z 2026-11-03T14:20:05Z", "2 2026-11-03T14:20:05Z",
    "9999999999 2026-11-03T14:20:05Z 2026-11-03T14:20:05Z",
  ])
  func aBrokenCountIsNone(_ text: String) throws {
    failures.note(at: moment(0))
    let name = try #require(folder.files("state/unlocks").first)
    try folder.write(Array(text.utf8), to: "state/unlocks/" + name)
    #expect(failures.pending == nil)
    failures.note(at: moment(3))
    #expect(failures.pending?.number == 1)
  }
}
