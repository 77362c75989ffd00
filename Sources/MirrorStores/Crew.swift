internal import Dispatch
internal import Synchronization

/// Work that waits for others more than it computes: each worker has a thread of its own.
public enum Crew {
  /// Runs jobs 0 ..< count, so many at once; the first error ends the run once all workers have noticed.
  public static func run<E: Error>(
    _ count: Int, atOnce: Int, _ job: @escaping @Sendable (Int) throws(E) -> Void
  ) throws(E) {
    let next = Shared(0)
    let failure = Shared<E?>(nil)
    let group = DispatchGroup()
    for number in 0..<min(atOnce, count) {
      DispatchQueue(label: "crew \(number)").async(group: group) {
        while failure.value.withLock({ $0 == nil }) {
          let place = next.value.withLock { next in
            defer { next += 1 }
            return next
          }
          guard place < count else { return }
          do throws(E) { try job(place) } catch { failure.value.withLock { $0 = $0 ?? error } }
        }
      }
    }
    group.wait()
    if let error = failure.value.withLock({ $0 }) { throw error }
  }

  private final class Shared<Value: Sendable>: Sendable {
    let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }
  }
}
