import Testing
import VaultCrypto

@testable import VaultKit

@Suite struct PassphraseCostTests {
  @Test func theCostStaysWithinWhatAnyMachineCanOpen() throws {
    let factor = PassphraseCost.workFactor()
    #expect((PassphraseCost.lowest...PassphraseCost.highest).contains(factor))
    // What was chosen takes longer than the trial that it was chosen by.
    #expect(factor > 14)
  }
}
