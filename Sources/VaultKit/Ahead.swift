internal import Dispatch
internal import Synchronization

/// A value that is made beside what the caller does meanwhile.
final class Ahead<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let work = DispatchGroup()

  /// Begins at once.
  init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: work) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value, once it is made.
  func value() -> Value {
    work.wait()
    return made.withLock { made in
      guard let made else { preconditionFailure("the work ended without a value") }
      return made
    }
  }
}
