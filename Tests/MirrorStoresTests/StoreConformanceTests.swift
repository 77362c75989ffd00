import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing
import Transfer
import VaultCrypto
import VaultFiles

@testable import MirrorStores

/// What every store does. The arguments are the stores.
@Suite(.serialized) struct StoreConformanceTests {
  private func name(_ text: String) throws -> StoredName { try #require(StoredName(text)) }

  private func code(_ body: () throws -> Void) -> MirrorStoreError.Code? {
    do { try body() } catch let error as MirrorStoreError { return error.code } catch { Issue.record(error) }
    return nil
  }

  @Test(arguments: StoreKind.available) func whatIsKeptComesBack(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = test.store
    for (place, count) in [0, 1, 1000, 300_000].enumerated() {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let name = try name("objects/a\(place)/file-\(place)_x.age")
      #expect(try store.size(of: name) == nil)
      try store.add(name, place % 2 == 0 ? .bytes(bytes) : test.content(bytes), digest: SHA256.hash(bytes))
      #expect(try store.size(of: name) == UInt64(count))
      #expect(try store.bytes(of: name, limit: count) == bytes)
      if count > 0 { #expect(code { _ = try store.bytes(of: name, limit: count - 1) } == .tooLarge) }
    }
    try store.flush()
    #expect(try store.keepsVersions() == false)
  }

  @Test(arguments: StoreKind.available) func nothingIsOverwritten(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = test.store
    defer { withExtendedLifetime(test) {} }
    let name = try name("log/x")
    try store.add(name, .bytes([1]), digest: SHA256.hash([1]))
    #expect(code { try store.add(name, .bytes([2]), digest: SHA256.hash([2])) } == .exists)
    #expect(try store.bytes(of: name, limit: 9) == [1])
    try store.replace(name, .bytes([2, 3]), digest: SHA256.hash([2, 3]))
    #expect(try store.bytes(of: name, limit: 9) == [2, 3])
    try store.remove(name)
    #expect(try store.size(of: name) == nil)
    #expect(code { _ = try store.bytes(of: name, limit: 9) } == .notFound)
    try store.remove(name)
    #expect(try store.bytesIfPresent(name, limit: 9) == nil)
  }

  @Test(arguments: StoreKind.available) func ofManyWhoComeAtOnceOneWins(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = test.store
    defer { withExtendedLifetime(test) {} }
    for round in 0..<5 {
      let name = try name("claims/\(round)")
      let winners = Mutex<[UInt8]>([])
      let others = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 6) { place in
        do throws(MirrorStoreError) {
          try store.add(name, .bytes([UInt8(place)]), digest: SHA256.hash([UInt8(place)]))
          winners.withLock { $0.append(UInt8(place)) }
        } catch {
          if error.code == .exists { others.withLock { $0 += 1 } }
        }
      }
      #expect(winners.withLock { $0.count } == 1 && others.withLock { $0 } == 5)
      #expect(try store.bytes(of: name, limit: 9) == winners.withLock { $0 })
    }
  }

  @Test(arguments: StoreKind.available) func damagedBytesAreNotTaken(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let name = try name("objects/bad")
    for count in [3, 100_000] {
      let bytes = [UInt8](repeating: 1, count: count)
      let content = try test.content(bytes)
      #expect(code { try test.store.add(name, content, digest: SHA256.hash([9])) } == .changed)
      #expect(code { try test.store.replace(name, content, digest: SHA256.hash([9])) } == .changed)
      #expect(try test.store.size(of: name) == nil)
    }
    var none = 0
    try test.store.forEach("") { _, _ in none += 1 }
    #expect(none == 0, "nothing is left of what was not taken")
  }

  @Test(arguments: StoreKind.available) func rangesAreRead(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = test.store
    defer { withExtendedLifetime(test) {} }
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 >> 3) }
    let name = try name("objects/r")
    try store.add(name, .bytes(bytes), digest: SHA256.hash(bytes))
    for (first, count) in [(0, 700_000), (0, 1), (699_999, 1), (300_000, 300_001), (650_000, 100_000), (700_000, 5)] {
      var got: [UInt8] = []
      try store.read(name, from: UInt64(first), count: UInt64(count)) { got += $0 }
      #expect(got.elementsEqual(bytes.dropFirst(first).prefix(count)), "\(first) \(count)")
    }
    #expect(code { try store.read(self.name("objects/none"), from: 0, count: 5) { _ in } } == .notFound)
    let stop = MirrorStoreError(.changed, "stop")
    #expect(
      code { try store.read(name, from: 0, count: 700_000) { _ throws(MirrorStoreError) in throw stop } } == .changed)
    #expect(try store.size(of: name) == 700_000, "a reader who stops does not break the store")
  }

  @Test(arguments: StoreKind.available) func listsAreWholeAndInOrder(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = test.store
    defer { withExtendedLifetime(test) {} }
    // A folder sorts with its slash, behind the dot and the hyphen.
    var names = try ["a.b", "a-b/c", "a/b", "a/b.c", "a/b-x/c", "aa", "b/1"].map(name)
    for number in 0..<2100 { names.append(try name("objects/\(number % 16)/\(number)")) }
    let all = names
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      for place in stride(from: worker, to: all.count, by: 8) {
        do throws(MirrorStoreError) {
          try store.add(
            all[place], .bytes(Array(all[place].text.utf8)), digest: SHA256.hash(Array(all[place].text.utf8)))
        } catch {
          Issue.record(error)
        }
      }
    }
    var found: [StoredName] = []
    try store.forEach("") { name, size in
      #expect(size == UInt64(name.text.utf8.count))
      found.append(name)
    }
    #expect(found == names.sorted())
    for prefix in ["a", "a/", "objects/1", "objects/1/", "objects/15/9", "none", "b/1"] {
      var some: [StoredName] = []
      try store.forEach(prefix) { name, _ in some.append(name) }
      #expect(some == names.sorted().filter { $0.text.hasPrefix(prefix) }, "\(prefix)")
    }
    let page = try store.list("objects/", after: name("objects/11/9"))
    // A service that is busy may give fewer (ListObjectsV2): then others follow.
    #expect((1...1000).contains(page.files.count) && page.hasMore)
    #expect(page.files.allSatisfy { $0.name.text > "objects/11/9" })
  }

  @Test(arguments: StoreKind.available) func aLargeFileComesWhole(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    var bytes = [UInt8](repeating: 0, count: 12_000_000)
    var state: UInt64 = 7
    for place in bytes.indices {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[place] = UInt8(truncatingIfNeeded: state >> 56)
    }
    let name = try name("objects/large")
    let content = try test.content(bytes)
    #expect(code { try test.store.add(name, content, digest: SHA256.hash([1])) } == .changed)
    try test.store.add(name, content, digest: SHA256.hash(bytes))
    #expect(try test.store.size(of: name) == UInt64(bytes.count))
    var hasher = SHA256()
    try test.store.read(name, from: 0, count: UInt64(bytes.count)) { hasher.update(Array($0)) }
    #expect(hasher.finish() == SHA256.hash(bytes))
    #expect(code { try test.store.add(name, content, digest: SHA256.hash(bytes)) } == .exists)
  }

  @Test(arguments: StoreKind.services) func whatWasBegunInPartsAndNeverEndedIsFound(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let store = try #require(test.store as? ServiceMirrorStore)
    #expect(try store.remains(below: "objects/").isGone)
    let wanted = try ["objects/ab/1", "objects/ab/1", "objects/ab/12", "objects/cd/3", "other/x"].map(name)
    for name in wanted { _ = try store.ask(ServiceRequest(.begin, store.key(name)), "x") }
    for (prefix, count) in [("objects/ab/1", 3), ("objects/ab/12", 1), ("objects/", 4), ("none", 0), ("", 5)] {
      let remains = try store.remains(below: prefix)
      #expect(!remains.isThere && remains.unfinishedCount == count && remains.isGone == (count == 0), "\(prefix)")
    }
    #expect(
      try store.unfinished(below: "objects/") { $0.text != "objects/cd/3" }
        == StoredUnfinished(count: 3, foreign: ["objects/cd/3"]))
    #expect(try store.abandonUnfinished(below: "objects/") { $0.text != "objects/cd/3" } == 3)
    #expect(try store.remains(below: "objects/ab/").isGone)
    #expect(try store.remains(below: "").unfinishedCount == 2)
    // What is sent in parts and ends leaves none.
    let large = [UInt8](repeating: 3, count: 11_000_000)
    try store.add(wanted[0], test.content(large), digest: SHA256.hash(large))
    #expect(try store.remains(below: "objects/ab/").unfinishedCount == 0)
    #expect(try store.abandonUnfinished(below: "") { _ in true } == 2)
    #expect(try test.store.holds(wanted[0], byteCount: 11_000_000, digest: SHA256.hash(large)))
    #expect(try !test.store.holds(wanted[0], byteCount: 11_000_001, digest: SHA256.hash(large)))
  }

  @Test func aServiceThatDoesNotTellOfPartsHasNotSaidThatAllIsGone() throws {
    let model = try StoreModel()
    let store = try TestStore.service("http://127.0.0.1:\(model.port)", "x", Patience(attempts: 1), bucket: "silent")
    let remains = try store.remains(below: "objects/")
    #expect(!remains.isThere && remains.unfinishedCount == nil && !remains.isGone)
    #expect(try store.abandonUnfinished(below: "") { _ in true } == nil)
    #expect(try store.unfinished(below: "") { _ in true } == nil)
  }

  @Test func whatAnEndedWriteLeftInAFolderIsFound() throws {
    let test = try TestStore(.folder)
    #expect(try test.store.remains(below: "objects/").isGone)
    try test.scratch.write([1], to: "store/tmp/.0123456789abcdef.new")
    try test.scratch.write([1], to: "store/tmp/other")
    #expect(try test.store.remains(below: "objects/").unfinishedCount == 1)
    #expect(try test.store.abandonUnfinished(below: "objects/") { _ in false } == 1)
    #expect(try test.store.remains(below: "objects/").isGone)
    #expect(test.scratch.files("store/tmp") == ["other"])
  }

  @Test func aFolderHoldsWhatHasItsDigest() throws {
    let test = try TestStore(.folder)
    let (name, bytes) = (try name("objects/x"), [UInt8](repeating: 1, count: 300_000))
    try test.store.add(name, .bytes(bytes), digest: SHA256.hash(bytes))
    #expect(try test.store.holds(name, byteCount: 300_000, digest: SHA256.hash(bytes)))
    #expect(try !test.store.holds(name, byteCount: 300_000, digest: SHA256.hash([1])))
    #expect(try !test.store.holds(name, byteCount: 299_999, digest: SHA256.hash(bytes)))
    #expect(try !test.store.holds(self.name("objects/y"), byteCount: 0, digest: SHA256.hash([])))
  }

  @Test func namesLeadNowhereElse() {
    for text in [
      "", ".", "..", "/a", "a/", "a//b", "a/../b", "a/./b", ".a", "a/.b", "ä", "a b", "a%2f", "a\n", "a\\b", "a?b",
    ] {
      #expect(StoredName(text) == nil, "\(text)")
    }
    #expect(StoredName(String(repeating: "a", count: 513)) == nil)
    #expect(StoredName("objects/ab/" + String(repeating: "0", count: 62)) != nil)
  }
}
