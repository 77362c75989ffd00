import TestSupport
import Testing
import VaultFiles
import VaultStore

@Suite struct StorageProbeTests {
  @Test func leavesNothingAndSaysTheSameAgain() throws {
    let scratch = try TemporaryFolder()
    let folder = try Folder.open(FilePath(scratch.path))
    try scratch.write([1], to: ".storage-probe/left/by/a/crash")
    let found = try StorageProbe.weaknesses(of: folder)
    #expect(try folder.entries().isEmpty)
    #expect(try StorageProbe.weaknesses(of: folder) == found)
  }
}
