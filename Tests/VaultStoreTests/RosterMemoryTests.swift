import Custody
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct RosterMemoryTests {
  private let scratch: TemporaryFolder
  private let memory: RosterMemory
  private let vault = Fingerprint(SHA256.hash([1]))

  init() throws {
    scratch = try TemporaryFolder()
    memory = RosterMemory(stateFolder: FilePath(scratch.path("evidencevault")))
  }

  @Test func remembersACountOfEachVault() throws {
    #expect(memory.recall(vault) == (0, 0))
    try memory.remember(3, upTo: 5000, of: vault)
    #expect(memory.recall(vault) == (5000, 3))
    #expect(memory.recall(Fingerprint(SHA256.hash([2]))) == (0, 0))
    #expect(scratch.files() == ["evidencevault/rosters/\(vault)"])
    try memory.forget(vault)
    try memory.forget(vault)
    #expect(memory.recall(vault) == (0, 0) && scratch.files().isEmpty)
  }

  /// Then all is counted again.
  @Test(arguments: ["", "5000", "5000 0", "5000 -1", "a b", "5000 3 1", "-1 3", "99999999999999999999999 1"])
  func whatIsNoCountCountsForNothing(_ text: String) throws {
    try scratch.write(Array(text.utf8), to: "evidencevault/rosters/\(vault)")
    #expect(memory.recall(vault) == (0, 0))
  }
}
