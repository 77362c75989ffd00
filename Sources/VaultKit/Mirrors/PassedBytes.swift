internal import Synchronization

/// Counts a file's bytes towards progress as they pass, each once: what is sent again is not more, and what needs not be sent is done too.
final class PassedBytes: Sendable {
  private let size: UInt64
  private let progress: @Sendable (UInt64) -> Void
  private let counted = Mutex<UInt64>(0)

  init(_ size: UInt64, _ progress: @escaping @Sendable (UInt64) -> Void) {
    self.size = size
    self.progress = progress
  }

  func note(_ count: UInt64) {
    let new = counted.withLock { counted in
      let new = min(count, size - counted)
      counted += new
      return new
    }
    if new > 0 { progress(new) }
  }

  /// The file is done.
  func finish() { note(size) }
}
