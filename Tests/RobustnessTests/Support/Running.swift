internal import Foundation

/// A run of the program that has not ended yet.
struct Running {
  private let process: ChildProcess
  private let streams: String

  /// Starts it.
  init(_ words: [String], _ environment: [String: String], in folder: String, input: String) throws {
    streams = folder + "/streams/" + UUID().uuidString
    process = try ChildProcess(
      words, environment: environment, in: folder, input: input, output: streams + ".out", errors: streams + ".err")
  }

  /// Kills it.
  func kill() { process.kill() }

  /// Waits for its end.
  func finish() -> Outcome {
    let status = process.wait()
    defer { for end in [".out", ".err"] { try? FileManager.default.removeItem(atPath: streams + end) } }
    let output = (try? Data(contentsOf: URL(filePath: streams + ".out"))) ?? Data()
    let errors = (try? Data(contentsOf: URL(filePath: streams + ".err"))) ?? Data()
    return Outcome(status: status, output: output, errors: String(decoding: errors, as: UTF8.self))
  }
}
