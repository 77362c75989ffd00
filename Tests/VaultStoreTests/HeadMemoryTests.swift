import Custody
import Foundation
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct HeadMemoryTests {
  private let scratch: TemporaryFolder
  private let memory: HeadMemory
  private let vault = Fingerprint(SHA256.hash([1]))

  init() throws {
    scratch = try TemporaryFolder()
    memory = HeadMemory(stateFolder: FilePath(scratch.path("state/evidencevault")))
  }

  @Test func remembersTheLastNoteOfEachVault() throws {
    #expect(try memory.recall(vault) == nil)
    try memory.remember([1], of: vault)
    try memory.remember([2, 3], of: vault)
    #expect(try memory.recall(vault) == [2, 3])
    #expect(try memory.recall(Fingerprint(SHA256.hash([2]))) == nil)
    #expect(scratch.files() == ["state/evidencevault/heads/\(vault)"])
  }

  @Test func isItsOwnersAlone() throws {
    try memory.remember([1], of: vault)
    let folder = try Folder.open(FilePath(scratch.path))
    #expect(try folder.status("state/evidencevault/heads")?.mode == 0o700)
    #expect(try folder.status(FilePath("state/evidencevault/heads/\(vault)"))?.mode == 0o600)
  }

  @Test func whatCannotBeReadIsNotForgotten() throws {
    try scratch.write([1], to: "elsewhere")
    try scratch.write([], to: "state/evidencevault/heads/x")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("state/evidencevault/heads/\(vault)"), withDestinationPath: scratch.path("elsewhere"))
    #expect(refusal { try memory.recall(vault) } == .file(.link))
  }
}
