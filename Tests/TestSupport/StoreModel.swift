import Foundation

/// A model of an object store (Tests/CommandLine/s3_server.py), running for as long as this lives.
public final class StoreModel {
  /// Where it answers on this machine.
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

  /// Puts many small files there past everybody, at once.
  public func put(_ names: [String]) throws {
    let body = String(decoding: try JSONEncoder().encode(names), as: UTF8.self)
    let answer = try ExternalTool("curl").run(["-s", "-f", "-d", body, "http://127.0.0.1:\(port)/puts"])
    guard answer.status == 0 else { throw CocoaError(.featureUnsupported) }
  }

  /// Puts a file there past everybody.
  public func put(_ name: String, _ content: String = "x") throws {
    let quoted = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let answer = try ExternalTool("curl").run([
      "-s", "-f", "--data-binary", content, "http://127.0.0.1:\(port)/put?\(quoted)",
    ])
    guard answer.status == 0 else { throw CocoaError(.featureUnsupported) }
  }
}
