/// Lets so many in at a time; who comes later waits without holding a thread.
public actor Turnstile {
  private var freeCount: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A turnstile with so many places behind it.
  public init(_ count: Int) { freeCount = count }

  /// Runs a body once there is a place.
  public func pass<R: Sendable>(_ body: @Sendable () async throws -> R) async throws -> R {
    if freeCount > 0 { freeCount -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer { if waiting.isEmpty { freeCount += 1 } else { waiting.removeFirst().resume() } }
    return try await body()
  }
}
