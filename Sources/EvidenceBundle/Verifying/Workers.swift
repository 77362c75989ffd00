internal import Dispatch
internal import Glibc
internal import Synchronization

/// Spreads work over all cores; each thread takes the next piece when it is done with one.
enum Workers {
  /// What `body` makes of `0..<count`, in that order. Pieces are begun in ascending order.
  static func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int, inout FileReader) -> Result
  ) -> [Result] {
    let threads = min(count, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    guard threads > 0 else { return [] }
    let next = Atomic(0)
    let collected = Mutex<[(place: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var reader = FileReader()
      var results: [(place: Int, result: Result)] = []
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < count else { break }
        results.append((place, body(place, &reader)))
      }
      collected.withLock { $0 += results }
    }
    return collected.withLock { $0.sorted { $0.place < $1.place }.map(\.result) }
  }
}
