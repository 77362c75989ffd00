public import Foundation

/// A program that nobody here wrote, which checks what we write: `age`, `ssh-keygen`, `openssl`, a Python with `bagit` and `sd-jwt`.
public struct ExternalTool: Sendable {
  /// What a run gave.
  public struct Output: Sendable {
    /// The exit code, or 128 + the signal's number.
    public let status: Int32
    /// Standard output.
    public let bytes: [UInt8]
    /// Standard error as text.
    public let errors: String
    /// Standard output as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let path: String?

  /// The program of this name on `PATH`.
  public init(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    path = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  init(path: String) { self.path = FileManager.default.isExecutableFile(atPath: path) ? path : nil }

  /// The Python that `Tests/run` prepared with the packages of `Tests/requirements.txt` (`.venv` in the project, or `EVAULT_TEST_PYTHON`).
  public static let python = ExternalTool(
    path: ProcessInfo.processInfo.environment["EVAULT_TEST_PYTHON"]
      ?? Vectors.projectFolder.appending(path: ".venv/bin/python3").path)

  /// Whether it is installed; for `.enabled(if:)`.
  public var isInstalled: Bool { path != nil }

  /// Runs it to its end on a thread of its own: what waits for a program keeps no other test from running.
  public func runApart(_ arguments: [String], environment: [String: String] = [:]) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try run(arguments, environment: environment) })
      }
    }
  }

  /// Runs it to its end. Standard error goes to a file, so that no amount of it blocks the run.
  public func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> Output {
    guard let path else { throw CocoaError(.fileNoSuchFile) }
    let scratch = try TemporaryFolder()
    let inputFile = scratch.url.appending(path: "input")
    let errorFile = scratch.url.appending(path: "errors")
    let outputFile = scratch.url.appending(path: "output")
    try Data(input).write(to: inputFile)
    for file in [errorFile, outputFile] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Output(
      status: status, bytes: Array(try Data(contentsOf: outputFile)),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}
