import Custody
import SelectiveDisclosure
import Testing

@testable import VaultKit

@Suite struct EventClockTests {
  private let moment = Timestamp(seconds: 1_793_715_605)

  @Test func aClockBehindTheLastEventSaysSo() {
    let clock = EventClock(after: Timestamp(seconds: moment.seconds + 90))
    #expect(clock.secondsBehind(moment) == 90)
    #expect(clock.claim(recorded: moment).objectValue?["behind"]?.intValue == 90)
  }

  @Test func aClockThatRunsOnSaysNothing() {
    for last in [nil, moment, Timestamp(seconds: moment.seconds - 1)] {
      let claim = EventClock(after: last).claim(recorded: moment).objectValue
      #expect(claim?["behind"] == nil)
      #expect(claim?["clock"] == "system")
    }
  }

  @Test func whatWasCommittedIsTheLastEvent() {
    let clock = EventClock(after: Timestamp(seconds: Timestamp.now.seconds + 3600))
    #expect(clock.secondsBehind(.now) != nil)
    clock.advance()
    #expect(clock.secondsBehind(.now) == nil)
  }

  @Test func aBoundOnTheErrorIsKnownOnlyOfAClockThatIsSynchronised() {
    let claim = EventClock(after: nil).claim(recorded: moment).objectValue
    #expect((claim?["error_ms"] != nil) == (claim?["synchronised"] == true))
  }

  @Test func theLastEventIsRead() throws {
    let vault = try SpecimenVault()
    _ = try vault.add("one", [1])
    let again = try UnlockedVault(Vault(vault.path), identity: vault.identity)
    #expect(again.secondsBehind == nil)
    #expect(again.clock.secondsBehind(Timestamp(seconds: Timestamp.now.seconds - 60)) ?? 0 >= 59)
  }
}
