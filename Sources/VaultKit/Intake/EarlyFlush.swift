internal import Dispatch
internal import Synchronization
internal import VaultFiles

/// Begins to flush what was written while more is being sealed, so that the flush before the commit finds little left. Nothing depends on it.
final class EarlyFlush: Sendable {
  /// Files between one flush and the next.
  private static let fileCount = 512

  private let folder: Folder
  private let written = Mutex(0)
  private let running = DispatchGroup()

  /// Flushes the file system that this folder is on.
  init(_ folder: Folder) { self.folder = folder }

  /// Notes that a file was written. One flush runs at a time.
  func note() {
    let isDue = written.withLock { written in
      written += 1
      guard written >= Self.fileCount, running.wait(timeout: .now()) == .success else { return false }
      written = 0
      running.enter()
      return true
    }
    guard isDue else { return }
    DispatchQueue.global().async { [folder, running] in
      // What fails here fails again before the commit, where it counts.
      try? folder.syncFileSystem()
      running.leave()
    }
  }

  /// Waits for the flush that is running.
  func wait() { running.wait() }
}
