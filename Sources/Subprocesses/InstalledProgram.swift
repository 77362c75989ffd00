internal import Glibc
public import VaultFiles

/// A program of the system that does something for ours: it gets bytes, and gives bytes back; no file, no shell, nothing of the environment.
public struct InstalledProgram: Sendable, Hashable {
  /// What a run gave.
  public struct Output: Sendable, Hashable {
    /// The exit code, or 128 + the number of the signal that ended it.
    public let status: Int32
    /// Its standard output.
    public let bytes: [UInt8]
  }

  /// Where it lies.
  public let path: FilePath

  /// The one that lies here.
  public init(at path: FilePath) { self.path = path }

  /// The first one of this name in the folders of `PATH` that begin with `/`; nil where there is none.
  public init?(_ name: String) {
    let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      if unsafe access(path, X_OK) == 0 {
        self.path = FilePath(path)
        return
      }
    }
    return nil
  }

  /// Runs it to its end.
  /// - Parameters:
  ///   - arguments: those after its name; other users of the machine can read them, so never words of a case.
  ///   - input: its standard input.
  ///   - limit: bytes that it may write.
  ///   - seconds: how long it may take.
  public func run(
    _ arguments: [String], input: [UInt8], limit: Int, seconds: Int, bounds: ProcessBounds = ProcessBounds()
  ) throws(SubprocessError) -> Output {
    try run(arguments, input, nil, limit, seconds, bounds) { false }
  }

  /// Runs it to its end with a file in memory as its standard input, in which it can go back and forth.
  /// - Parameter isInterrupted: asked all the while; when it says so, the program is ended.
  public func run(
    _ arguments: [String], reading file: MemoryFile, limit: Int, seconds: Int, bounds: ProcessBounds = ProcessBounds(),
    isInterrupted: () -> Bool = { false }
  ) throws(SubprocessError) -> Output {
    try run(arguments, [], file, limit, seconds, bounds, isInterrupted)
  }

  private func run(
    _ arguments: [String], _ input: [UInt8], _ file: MemoryFile?, _ limit: Int, _ seconds: Int, _ bounds: ProcessBounds,
    _ isInterrupted: () -> Bool
  ) throws(SubprocessError) -> Output {
    if isInterrupted() { throw SubprocessError(.interrupted, "\(path) was not started") }
    let child = try ChildProcess(path, arguments: arguments, isSilent: true, bounds: bounds, reading: file)
    var bytes: [UInt8] = []
    var isTooMuch = false
    let isWhole = child.exchange(input, seconds: seconds, isInterrupted: isInterrupted) { piece in
      isTooMuch = piece.count > limit - bytes.count
      if !isTooMuch { bytes += piece }
      return !isTooMuch
    }
    let status = child.end(within: isWhole ? seconds : 0)
    if isTooMuch { throw SubprocessError(.tooMuch, "\(path) wrote more than \(limit) bytes") }
    if isInterrupted() { throw SubprocessError(.interrupted, "\(path) was ended") }
    guard isWhole else { throw SubprocessError(.timeout, "\(path) took longer than \(seconds) seconds") }
    return Output(status: status, bytes: bytes)
  }
}
