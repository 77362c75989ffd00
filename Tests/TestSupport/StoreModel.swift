import Foundation

/// The running model of an object store (Tests/CommandLine/s3_server.py).
public final class StoreModel {
  /// Where it listens, on this machine.
  public let port: Int
  private let process = Process()
  private let input = Pipe()

  /// Starts it.
  public init() throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Vectors.projectFolder.appending(path: "Tests/CommandLine/s3_server.py").path,
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CocoaError(.featureUnsupported)
    }
    self.port = port
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Makes the next requests go wrong, each as its word says.
  public func fault(_ words: [String]) throws {
    let body = "[" + words.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    let answer = try ExternalTool("curl").run(["-s", "-f", "-d", body, "http://127.0.0.1:\(port)/faults"])
    guard answer.status == 0 else { throw CocoaError(.featureUnsupported) }
  }
}
