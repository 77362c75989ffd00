import Foundation
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct ObjectStoreTests {
  private let scratch: TemporaryFolder
  private let vault: Folder
  private let store: ObjectStore
  private let staging: StagingFolder

  init() throws {
    scratch = try TemporaryFolder()
    vault = try Folder.open(FilePath(scratch.path))
    store = try ObjectStore(vault: vault)
    staging = try StagingFolder(in: vault)
  }

  @Test(arguments: [0, 1, 100_000]) func anObjectIsItsBytesUnderTheirDigest(_ count: Int) throws {
    let bytes = [UInt8](repeating: 0x61, count: count)
    let name = try store.add(bytes, staging: staging)
    #expect(name == SHA256.hash(bytes))
    #expect(try store.size(name) == UInt64(count))
    let file = try store.open(name)
    #expect(try file.readToEnd(limit: count) == bytes)
    #expect(try store.list().names == [name])
    #expect(try vault.read(ObjectStore.path(of: name), limit: count) == bytes)
    #expect(try staging.folder.entries().map(\.name) == ["lock"], "nothing is left where it was made")
  }

  @Test func itsModeAndTimesTellNothing() throws {
    let name = try store.add([1, 2, 3], staging: staging)
    let status = try store.open(name).status()
    #expect(status.mode == 0o444 && status.modified == 946_684_800 && status.modifiedNanoseconds == 0)
  }

  @Test func theSameBytesAgainAreOneObject() throws {
    let name = try store.add([1], staging: staging)
    #expect(try store.add([1], staging: staging) == name)
    #expect(try store.list().names == [name])
  }

  @Test func whatAnInterruptedWriteLeftIsReplaced() throws {
    let bytes: [UInt8] = [1, 2, 3]
    let place = VaultLayout.object(SHA256.hash(bytes))
    try vault.folder("objects").folder(place.folder, create: true).add(place.file, [1])
    let name = try store.add(bytes, staging: staging)
    #expect(try store.open(name).readToEnd(limit: 8) == bytes)
    #expect(try store.open(name).status().mode == 0o444)
    #expect(try staging.folder.entries().map(\.name) == ["lock"])
  }

  @Test func whatIsNotThereIsTold() throws {
    let name = SHA256.hash([9])
    #expect(try store.size(name) == nil)
    #expect(refusal { _ = try store.open(name) } == .file(.notFound))
    let (names, strangers) = try store.list()
    #expect(names.isEmpty && strangers.isEmpty)
  }

  /// A name says what the bytes must be; whoever reads them compares.
  @Test func aDamagedObjectIsGivenOutAsItIs() throws {
    let name = try store.add([1, 2, 3], staging: staging)
    let place = VaultLayout.object(name)
    try vault.folder("objects").folder(place.folder).replace(place.file, with: [1, 2])
    #expect(try store.size(name) == 2)
    let bytes = try store.open(name).readToEnd(limit: 8)
    #expect(bytes == [1, 2] && SHA256.hash(bytes) != name)
  }

  @Test func linksAndFoldersAreNoObjects() throws {
    let name = SHA256.hash([1])
    let path = ObjectStore.path(of: name).description
    try scratch.write([1], to: "elsewhere")
    try scratch.write([], to: "objects/\(VaultLayout.object(name).folder)/other")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path(path), withDestinationPath: scratch.path("elsewhere"))
    #expect(try store.size(name) == nil)
    #expect(refusal { _ = try store.open(name) } == .file(.link))
    #expect(try store.list().names.isEmpty)
    #expect(try store.list().strangers.map(\.description).contains(path))
  }

  @Test func everythingElseIsAStranger() throws {
    let name = try store.add([1], staging: staging)
    let hex = name.hex
    let wrong = [
      "readme.txt", "zz/" + hex.dropFirst(2), "abc/" + hex.dropFirst(2), String(hex.prefix(2)) + "/short",
      String(hex.prefix(2)) + "/" + hex.dropFirst(2).uppercased(),
      String(hex.prefix(2)) + "/" + String(repeating: "0", count: 61) + "/inner",
    ]
    for path in wrong { try scratch.write([0], to: "objects/" + path) }
    let (names, strangers) = try store.list()
    #expect(names == [name])
    let expected = [
      "objects/readme.txt", "objects/zz", "objects/abc", "objects/\(hex.prefix(2))/short",
      "objects/\(hex.prefix(2))/" + hex.dropFirst(2).uppercased(),
      "objects/\(hex.prefix(2))/" + String(repeating: "0", count: 61),
    ]
    #expect(Set(strangers.map(\.description)) == Set(expected))
  }

  @Test func namesAreListedInOrder() throws {
    var generator = SeededGenerator(seed: 5)
    var added: [SHA256Digest] = []
    for _ in 0..<200 { added.append(try store.add(generator.bytes(20), staging: staging)) }
    #expect(try store.list().names == added.sorted())
    #expect(try ObjectStore(vault: vault).list().names == added.sorted(), "another process sees the same")
  }

  @Test func aLinkInPlaceOfTheFolderIsRefused() throws {
    let other = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: other.path("objects"), withDestinationPath: scratch.path("objects"))
    #expect(refusal { _ = try ObjectStore(vault: Folder.open(FilePath(other.path))) } == .file(.link))
  }
}
