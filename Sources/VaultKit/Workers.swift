internal import Dispatch
internal import Synchronization

/// Work spread over the processors: `count` jobs, each taken by the next free worker. Every worker makes a tool of its own once
/// (contexts and buffers that are dear to make), and uses it for all its jobs.
enum Workers {
  /// Runs jobs 0 ..< count; the first error ends the run once all workers have noticed.
  static func run<E: Error>(
    _ count: Int, worker: @Sendable (_ next: () -> Int?) throws(E) -> Void
  ) throws(E) {
    let place = Mutex(0)
    let failure = Mutex<E?>(nil)
    DispatchQueue.concurrentPerform(iterations: min(Machine.processors, max(count, 1))) { _ in
      let next = { () -> Int? in
        if failure.withLock({ $0 != nil }) { return nil }
        return place.withLock { place in
          guard place < count else { return nil }
          defer { place += 1 }
          return place
        }
      }
      do throws(E) { try worker(next) } catch { failure.withLock { $0 = $0 ?? error } }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
