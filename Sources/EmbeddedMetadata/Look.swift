internal import Synchronization

/// One look into one file, as those who look see it: whether anybody still wants it. A file may be large, or made so
/// that looking takes long; so what goes on and on asks every now and then.
final class Look: Sendable {
  /// The look that goes on where this is asked; outside of one nobody interrupts.
  @TaskLocal static var current = Look()
  /// Steps between two questions: a step is about a byte that is looked at.
  static let stepCount = 1 << 16

  private let isInterrupted: @Sendable () -> Bool
  private let left = Atomic(Look.stepCount)
  private let isOver = Atomic(false)

  init(isInterrupted: @escaping @Sendable () -> Bool = { false }) { self.isInterrupted = isInterrupted }

  /// Whether somebody interrupted it: what was found then is not all.
  var wasEnded: Bool { isOver.load(ordering: .relaxed) }

  /// Takes steps. True once it was interrupted, and from then on: whoever asks stops where it is.
  func hasEnded(_ steps: Int = 1) -> Bool {
    if wasEnded { return true }
    guard left.subtract(steps, ordering: .relaxed).newValue <= 0 else { return false }
    left.store(Self.stepCount, ordering: .relaxed)
    guard isInterrupted() else { return false }
    isOver.store(true, ordering: .relaxed)
    return true
  }
}
