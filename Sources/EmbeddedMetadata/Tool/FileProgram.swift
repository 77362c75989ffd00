internal import Subprocesses
internal import VaultFiles

/// A program of the system that looks into one file, or makes another of it: the file is in memory, and its standard
/// input; there is no environment, no name and no other file; what it may take of time and memory is bounded.
struct FileProgram: Sendable {
  /// Its standard input by a name under which it can open it again, and go back and forth in it.
  static let input = "/proc/self/fd/0"
  /// Seconds that one file may take.
  static let maximumSeconds = 60
  private static let bounds = ProcessBounds(memoryByteCount: 2 << 30, processorSeconds: 60, openFileCount: 32)

  let installed: InstalledProgram
  /// Seconds that it gets.
  var seconds = maximumSeconds
  /// Asked while it works; when it says so, it is ended.
  var isInterrupted: @Sendable () -> Bool = { false }

  /// Runs it on a file.
  /// - Parameter limit: bytes that it may write.
  func run(
    _ arguments: [String], reading file: MemoryFile, limit: Int
  ) throws(SubprocessError) -> InstalledProgram.Output {
    try installed.run(
      arguments, reading: file, limit: limit, seconds: seconds, bounds: Self.bounds, isInterrupted: isInterrupted)
  }

  /// What it says without a file, at most 64 KiB.
  func say(_ arguments: [String]) throws(SubprocessError) -> InstalledProgram.Output {
    try installed.run(arguments, input: [], limit: 1 << 16, seconds: seconds, bounds: Self.bounds)
  }
}
