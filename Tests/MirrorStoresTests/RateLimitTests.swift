import Dispatch
import TestSupport
import Testing
import VaultCrypto

@testable import MirrorStores

/// Contents come and go no faster than a limit allows, all together.
@Suite(.serialized) struct RateLimitTests {
  @Test func thereIsALeast() {
    #expect(RateLimit(bytesPerSecond: RateLimit.minimum - 1) == nil)
    #expect(RateLimit(bytesPerSecond: RateLimit.minimum)?.pieceByteCount == 512)
    #expect(RateLimit(bytesPerSecond: .max)?.pieceByteCount == 1 << 18)
  }

  @Test func manyShareIt() throws {
    let limit = try #require(RateLimit(bytesPerSecond: 200_000))
    let start = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for _ in 0..<10 { limit.pass(5000) }
    }
    #expect(ContinuousClock.now - start >= .seconds(1))
  }

  @Test(arguments: StoreKind.available) func storesKeepToIt(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let limit = try #require(RateLimit(bytesPerSecond: 400_000))
    let store = LimitedMirrorStore(test.store, limit)
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 >> 4) }
    let name = try #require(StoredName("objects/x"))
    var start = ContinuousClock.now
    try store.add(name, test.content(bytes), digest: SHA256.hash(bytes))
    #expect(ContinuousClock.now - start >= .milliseconds(500))
    start = .now
    var got: [UInt8] = []
    try store.read(name, from: 0, count: 200_000) { got += $0 }
    #expect(ContinuousClock.now - start >= .milliseconds(500))
    #expect(got == bytes)
  }

  @Test(arguments: StoreKind.available) func aMeterSeesAllAndCanEndIt(_ kind: StoreKind) throws {
    let test = try TestStore(kind)
    let bytes = [UInt8](repeating: 3, count: 700_000)
    let name = try #require(StoredName("objects/x"))
    #expect(throws: MirrorStoreError.self) {
      try test.store.add(name, .metered(test.content(bytes), Meter { _ in false }), digest: SHA256.hash(bytes))
    }
    #expect(try test.store.size(of: name) == nil)
    let seen = Counter()
    try test.store.add(
      name, .metered(.metered(test.content(bytes), Meter { seen.add($0) }), Meter { _ in true }),
      digest: SHA256.hash(bytes))
    #expect(seen.value == 700_000)
  }

  private final class Counter: @unchecked Sendable {
    private let queue = DispatchQueue(label: "counter")
    private var sum = 0
    var value: Int { queue.sync { sum } }
    func add(_ count: Int) -> Bool {
      queue.sync { sum += count }
      return true
    }
  }
}
