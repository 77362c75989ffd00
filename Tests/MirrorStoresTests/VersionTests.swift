import TestSupport
import Testing
import VaultCrypto

@testable import MirrorStores

/// Places that keep what is replaced or removed, and tell of it.
@Suite(.serialized, .enabled(if: ExternalTool("python3").isInstalled)) struct VersionTests {
  private static let quick = Patience(attempts: 2, firstPause: 1, longestPause: 1)

  private func bytes(
    _ store: any MirrorStore, _ name: StoredName, _ version: StoredVersion, count: UInt64 = 100
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try store.read(name, version: version, count: count) { piece throws(MirrorStoreError) in bytes += piece }
    return bytes
  }

  private func whatWasReplacedOrRemovedIsThere(_ store: any MirrorStore) throws {
    let name = try #require(StoredName("objects/a"))
    // A name that begins so is another file.
    let longer = try #require(StoredName("objects/ab"))
    try store.add(longer, .bytes([9]), digest: SHA256.hash([9]))
    #expect(try store.keepsVersions() == true)
    #expect(try store.versions(of: name) == [])
    let contents: [[UInt8]] = [[1, 2, 3, 4], [5], [6, 7]]
    for content in contents { try store.replace(name, .bytes(content), digest: SHA256.hash(content)) }
    try store.remove(name)
    #expect(try store.size(of: name) == nil)
    let versions = try #require(try store.versions(of: name))
    #expect(versions.map(\.size) == [2, 1, 4])
    for (version, content) in zip(versions, contents.reversed()) {
      #expect(try bytes(store, name, version) == content)
      #expect(try bytes(store, name, version, count: 1) == [content[0]])
    }
    #expect(throws: MirrorStoreError.self) { try bytes(store, longer, versions[0]) }
  }

  @Test func ofAModel() throws {
    let limit = try #require(RateLimit(bytesPerSecond: 1 << 20))
    let model = try StoreModel()
    let store = try TestStore.service("http://127.0.0.1:\(model.port)", "p", Self.quick, bucket: "history")
    try whatWasReplacedOrRemovedIsThere(store)
    let other = try TestStore.service("http://127.0.0.1:\(model.port)", "q", Self.quick, bucket: "history")
    try whatWasReplacedOrRemovedIsThere(LimitedMirrorStore(other, limit))
    let third = try TestStore.service("http://127.0.0.1:\(model.port)", "r", Self.quick, bucket: "history")
    try whatWasReplacedOrRemovedIsThere(LimitedRetainingMirrorStore(third, limit))
  }

  @Test(.enabled(if: StoreKind.endpoint != nil, "no EVAULT_S3_ENDPOINT")) func ofAService() throws {
    try whatWasReplacedOrRemovedIsThere(TestStore(.service, locks: true).store)
  }

  @Test func whoDoesNotTellDoesNotTell() throws {
    let model = try StoreModel()
    let name = try #require(StoredName("objects/a"))
    let store = try TestStore.service("http://127.0.0.1:\(model.port)", "p", Self.quick, bucket: "versioned")
    #expect(try store.keepsVersions() == true && store.versions(of: name) == nil)
    let kept = try TestStore.service("http://127.0.0.1:\(model.port)", "p", Self.quick, bucket: "history")
    try model.fault(["forbidden"])
    #expect(try kept.versions(of: name) == nil)
    // A line that breaks is no answer.
    try model.fault(["drop", "drop", "drop"])
    #expect(throws: MirrorStoreError.self) { try kept.versions(of: name) }
  }
}
