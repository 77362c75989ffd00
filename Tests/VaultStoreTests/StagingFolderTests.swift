import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing
import VaultFiles

@testable import VaultStore

@Suite struct StagingFolderTests {
  private let scratch: TemporaryFolder
  private let vault: Folder

  init() throws {
    scratch = try TemporaryFolder()
    vault = try Folder.open(FilePath(scratch.path))
  }

  private var names: [String] { get throws { try vault.folder("tmp").entries().map(\.name.description) } }

  @Test func itGoesWithItsOwner() throws {
    do {
      let staging = try StagingFolder(in: vault)
      try staging.folder.add("half", [1, 2])
      _ = try staging.folder.folder("deeper", create: true)
      #expect(try names.count == 1)
      #expect(try vault.folder("tmp").folder(FilePath(names[0])).entries().map(\.name) == ["deeper", "half", "lock"])
    }
    #expect(try names.isEmpty)
  }

  @Test func twoDoNotMeet() throws {
    let (first, second) = (try StagingFolder(in: vault), try StagingFolder(in: vault))
    try first.folder.add("file", [1])
    try second.folder.add("file", [2])
    #expect(try first.folder.read("file", limit: 1) == [1])
    #expect(try names.count == 2)
  }

  /// What is in use stays; what a dead process left goes.
  @Test func onlyWhatNobodyHoldsIsRemoved() throws {
    let staging = try StagingFolder(in: vault)
    let own = try names
    try staging.folder.add("half", [1])
    try scratch.write([1], to: "tmp/abandoned/half")
    try scratch.write([], to: "tmp/abandoned-too/lock")
    try scratch.write([1], to: "tmp/file")
    #expect(try names.count == 4)
    try StagingFolder.removeAbandoned(in: vault)
    #expect(try names == own)
    #expect(try staging.folder.read("half", limit: 8) == [1])
  }

  /// Somebody takes the folder between the last file's end and its own: it is in use then, and no reason to fail.
  @Test func oneThatFillsMeanwhileIsLeft() throws {
    let path = scratch.path("tmp/abandoned")
    let isOver = Atomic(false)
    let crew = DispatchGroup()
    withExtendedLifetime(isOver) {
      for number in 0..<2 {
        DispatchQueue(label: "filling \(number)").async(group: crew) {
          var count = 0
          while !isOver.value.withLock({ $0 }) {
            try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            _ = FileManager.default.createFile(atPath: path + "/\(number)-\(count % 50)", contents: nil)
            count += 1
          }
        }
      }
      for _ in 0..<500 {
        #expect(throws: Never.self) { try StagingFolder.removeAbandoned(in: vault) }
      }
    }
    isOver.value.withLock { $0 = true }
    crew.wait()
    try StagingFolder.removeAbandoned(in: vault)
    #expect(try names.isEmpty)
  }

  private final class Atomic: Sendable {
    let value: Mutex<Bool>

    init(_ value: Bool) { self.value = Mutex(value) }
  }

  @Test func aVaultWithoutTheFolderGetsOne() throws {
    try StagingFolder.removeAbandoned(in: vault)
    #expect(try names.isEmpty)
  }
}
