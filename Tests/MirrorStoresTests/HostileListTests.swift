import Foundation
import TestSupport
import Testing
import Transfer
import VaultCrypto

@testable import MirrorStores

/// Lists that lie, and names that others put where ours are.
@Suite(.serialized, .enabled(if: ExternalTool("python3").isInstalled)) struct HostileListTests {
  private func code(_ body: () throws -> Void) -> MirrorStoreError.Code? {
    do { try body() } catch let error as MirrorStoreError { return error.code } catch { Issue.record(error) }
    return nil
  }

  @Test(arguments: ["outside", "doubled", "unsorted", "strange", "endless"]) func liesAreRefused(_ fault: String) throws
  {
    let test = try TestStore(.model)
    for text in ["objects/a", "objects/b"] {
      try test.store.add(#require(StoredName(text)), .bytes([1]), digest: SHA256.hash([1]))
    }
    try test.fault(fault, fault, fault)
    #expect(code { try test.store.forEach("objects/") { _, _ in } } == .malformed)
  }

  @Test func aListWithoutEndIsLeft() throws {
    let model = try StoreModel()
    let store = try TestStore.service(
      "http://127.0.0.1:\(model.port)", "", Patience(attempts: 1, firstPause: 1, longestPause: 1), bucket: "forever")
    #expect(code { try store.forEach("objects/", limit: 5000) { _, _ in } } == .malformed)
  }

  @Test func foreignNamesHideNothing() throws {
    let model = try StoreModel()
    let quick = Patience(attempts: 1, firstPause: 1, longestPause: 1)
    let store = try TestStore.service("http://127.0.0.1:\(model.port)", "p", quick, bucket: "abc")
    // More than an answer has, before and behind ours, with bytes that have to be spelled.
    try model.put((0..<1100).flatMap { ["/abc/p/a \($0)", "/abc/p/z é\n\($0)"] })
    let ours = try #require(StoredName("m/x"))
    try store.add(ours, .bytes([1]), digest: SHA256.hash([1]))
    var found: [StoredName] = []
    var strange: Set<String> = []
    try store.forEach("", strange: { strange.insert($0) }) { name, _ in found.append(name) }
    #expect(found == [ours])
    #expect(strange.contains("a%200") && strange.contains("z%20%C3%A9%0A1099"))
  }

  @Test func namesHaveOneSpelling() {
    #expect(ListedName.spelled("a/b-_.1", isEncoded: false) == "a/b-_.1")
    #expect(ListedName.spelled("a%2fb+c%", isEncoded: true) == nil)
    #expect(ListedName.spelled("a%2fb+c", isEncoded: true) == "a/b%20c")
    #expect(ListedName.spelled("a%2fb+c", isEncoded: false) == "a%252fb%2Bc")
    #expect(ListedName.spelled("", isEncoded: false) == nil)
    #expect(ListedName.spelled(String(repeating: "x", count: 1025), isEncoded: false) == nil)
    for text in ["a%2Fb", "a%c3", "a+b", "a b", "%", "%1", "%zz", ""] {
      #expect(!ListedName.isSpelled(text), "\(text)")
    }
    #expect(ListedName.isSpelled("a%C3%A9%0A/b"))
    #expect(ListedName.bytes("a%0Ab") == [0x61, 0x0a, 0x62])
  }
}
