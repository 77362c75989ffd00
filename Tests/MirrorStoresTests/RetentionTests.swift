import Foundation
import TestSupport
import Testing
import VaultCrypto
import VaultFiles

@testable import MirrorStores

/// What every store does that can lock what it keeps.
@Suite(.serialized) struct RetentionTests {
  private func name(_ text: String) throws -> StoredName { try #require(StoredName(text)) }

  private func code(_ body: () throws -> Void) -> MirrorStoreError.Code? {
    do { try body() } catch let error as MirrorStoreError { return error.code } catch { Issue.record(error) }
    return nil
  }

  private func locking(_ test: TestStore) throws -> any RetainingMirrorStore {
    try #require(test.store as? any RetainingMirrorStore)
  }

  private func retention(_ mode: Retention.Mode, _ year: Int) throws -> Retention {
    try #require(Retention(mode, until: "\(year)-01-01T00:00:00Z"))
  }

  @Test(arguments: StoreKind.services) func whatIsKeptIsLocked(_ kind: StoreKind) throws {
    let test = try TestStore(kind, locks: true)
    let store = try locking(test)
    #expect(try store.canRetain() == true)
    let wanted = try retention(.governance, 2090)
    // The large one comes in parts, with which no lock comes.
    for count in [0, 5, 12_000_000] {
      let bytes = [UInt8](repeating: 7, count: count)
      let name = try name("objects/\(count)")
      let content = try test.content(bytes)
      try store.add(name, content, digest: SHA256.hash(bytes), retaining: wanted)
      #expect(try store.retention(of: name) == wanted)
      #expect(code { try store.add(name, content, digest: SHA256.hash(bytes), retaining: wanted) } == .exists)
    }
    let name = try name("log/x")
    try store.add(name, .bytes([1]), digest: SHA256.hash([1]))
    #expect(try store.retention(of: name) == nil)
    // What was there before is locked by whoever brings it again.
    #expect(code { try store.add(name, .bytes([1]), digest: SHA256.hash([1]), retaining: wanted) } == .exists)
    #expect(try store.retention(of: name) == wanted)
    try store.replace(name, .bytes([2]), digest: SHA256.hash([2]), retaining: wanted)
    #expect(try store.retention(of: name) == wanted)
    #expect(try store.bytes(of: name, limit: 9) == [2])
  }

  @Test(arguments: StoreKind.services) func aLockNeverBecomesShorter(_ kind: StoreKind) throws {
    let test = try TestStore(kind, locks: true)
    let store = try locking(test)
    defer { withExtendedLifetime(test) {} }
    let name = try name("objects/x")
    #expect(code { try store.retain(name, self.retention(.compliance, 2080)) } == .notFound)
    #expect(code { _ = try store.retention(of: name) } == .notFound)
    try store.add(name, .bytes([1]), digest: SHA256.hash([1]))
    #expect(try store.retain(name, retention(.compliance, 2080)))
    #expect(try !store.retain(name, retention(.compliance, 2080)))
    #expect(try !store.retain(name, retention(.compliance, 2070)))
    #expect(try !store.retain(name, retention(.governance, 2070)))
    #expect(try store.retain(name, retention(.governance, 2085)))
    #expect(try store.retention(of: name) == retention(.compliance, 2085))
  }

  @Test(arguments: StoreKind.services) func whereNothingCanBeLockedItIsSaid(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = try locking(test)
    defer { withExtendedLifetime(test) {} }
    #expect(try store.canRetain() == false)
    let name = try name("objects/x")
    let lock = try retention(.governance, 2080)
    #expect(code { try store.add(name, .bytes([1]), digest: SHA256.hash([1]), retaining: lock) } == .unlocked)
    #expect(try store.retention(of: name) == nil)
  }

  @Test(arguments: StoreKind.available) func whatIsRemovedFromAPlaceWithoutVersionsIsGone(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = test.store
    defer { withExtendedLifetime(test) {} }
    let name = try name("objects/ab/x")
    try store.add(name, .bytes([1]), digest: SHA256.hash([1]))
    #expect(
      try store.remains(below: name.text) == StoredRemains(isThere: true, keepsVersions: false, unfinishedCount: 0))
    try store.remove(name)
    #expect(try store.remains(below: name.text).isGone)
    #expect(try store.remains(below: "objects/").isGone)
  }

  @Test(.enabled(if: StoreKind.endpoint != nil)) func whatIsRemovedAndLockedRemains() throws {
    let test = try TestStore(.service, locks: true)
    let store = try locking(test)
    let (name, lock) = (try name("objects/ab/x"), try retention(.governance, 2080))
    try store.add(name, .bytes([1]), digest: SHA256.hash([1]), retaining: lock)
    // What is there is not brought again: each time it would be another version.
    #expect(code { try store.add(name, .bytes([1]), digest: SHA256.hash([1]), retaining: lock) } == .exists)
    try store.replace(name, .bytes([2]), digest: SHA256.hash([2]))
    #expect(try store.remains(below: name.text).isThere)
    try store.remove(name)
    #expect(try store.size(of: name) == nil)
    #expect(
      try store.remains(below: name.text)
        == StoredRemains(isThere: false, keepsVersions: true, unfinishedCount: 0, versionCount: 2, retention: lock))
    #expect(try store.remains(below: "objects/none").isGone)
    // More versions than a page has.
    let other = try self.name("many/y")
    for number in 0..<520 {
      let bytes = [UInt8(truncatingIfNeeded: number)]
      try store.replace(other, .bytes(bytes), digest: SHA256.hash(bytes))
      if number % 2 == 0 { try store.remove(other) }
    }
    for number in 0..<260 {
      let bytes = [UInt8(truncatingIfNeeded: number)]
      try store.replace(other, .bytes(bytes), digest: SHA256.hash(bytes))
    }
    #expect(try store.remains(below: "many/").versionCount == 780)
  }

  @Test(.enabled(if: ExternalTool("python3").isInstalled)) func whatAServiceForgetsIsNoticed() throws {
    let test = try TestStore(.model, locks: true)
    let store = try locking(test)
    let (name, lock) = (try name("objects/x"), try retention(.compliance, 2080))
    // Looking whether it is there, bringing it, bringing it without a lock, asking for the lock; then locking it.
    try test.fault("none", "lockless", "none", "none", "forget")
    #expect(code { try store.add(name, .bytes([1]), digest: SHA256.hash([1]), retaining: lock) } == .unlocked)
    #expect(try store.size(of: name) == 1 && store.retention(of: name) == nil)
    #expect(try store.retain(name, lock))
    try test.fault("none", "lockless")
    let other = try self.name("objects/y")
    try store.add(other, .bytes([1]), digest: SHA256.hash([1]), retaining: lock)
    #expect(try store.retention(of: other) == lock)
  }

  @Test(.enabled(if: ExternalTool("python3").isInstalled)) func aLockThatAServiceMadeShorterIsNoticed() throws {
    let test = try TestStore(.model, locks: true)
    let store = try locking(test)
    let name = try name("objects/x")
    try store.add(name, .bytes([1]), digest: SHA256.hash([1]), retaining: retention(.compliance, 2080))
    // Asking for the lock; then locking it.
    try test.fault("none", "wrap")
    #expect(code { try store.retain(name, self.retention(.compliance, 2090)) } == .weakened)
    #expect(try store.retention(of: name)?.until == "1980-10-17T17:31:44Z")
  }

  @Test(.enabled(if: ExternalTool("python3").isInstalled)) func whatAServiceDoesNotTellIsNotGone() throws {
    // It keeps versions, and lists none.
    let model = try StoreModel()
    let store = try TestStore.service(
      "http://127.0.0.1:\(model.port)", "", Patience(attempts: 2, firstPause: 1, longestPause: 1), bucket: "versioned")
    let remains = try store.remains(below: "objects/")
    #expect(remains == StoredRemains(isThere: false, keepsVersions: true, unfinishedCount: 0) && !remains.isGone)
  }

  @Test(arguments: [
    "compliance", "compliance 2033", "legal 2033-11-22T00:00:00Z", "compliance 2033-11-22T00:00:00",
    "compliance 2033-11-22T00:00:00.0x0Z", "compliance 2033-11-22 00:00:00Z", "compliance 2033-11-22T00:00:00+01:00",
    "",
  ]) func whatIsNoLockIsRefused(_ text: String) {
    #expect(Retention(text) == nil)
    #expect(Retention("governance 2033-11-22T00:00:00.000000000Z")?.until == "2033-11-22T00:00:00Z")
  }
}
