import Foundation
import TestSupport
import VaultCrypto

/// A copy of vault-example/format-1 as a fresh clone has it, on a machine that never saw the vault: no empty folders, no lock, and no file
/// that may be written to.
final class FormatOneCopy {
  static let example = Vectors.projectFolder.appending(path: "vault-example")

  /// What a program said.
  struct Outcome {
    let output: ExternalTool.Output
    var status: Int32 { output.status }
    var summary: String { "exit \(output.status): \(output.text)\(output.errors)" }

    var document: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(output.bytes))) as? [String: Any] ?? [:]
    }

    func list(_ name: String) -> [[String: Any]] { document[name] as? [[String: Any]] ?? [] }
  }

  let folder: TemporaryFolder
  private var known: [[String: Any]]?

  init() throws {
    folder = try TemporaryFolder()
    for name in try Self.listed().keys {
      try folder.write(Vectors.bytes(Self.example.appending(path: name)), to: name)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path(name))
    }
  }

  /// The digests of all files, as they were when the example was made.
  static func listed() throws -> [String: String] {
    try Self.digests(Vectors.bytes(example.appending(path: "format-1.sha256")))
  }

  /// The lines of `sha256sum`, by name. A byte that is not UTF-8 is replaced.
  static func digests(_ lines: [UInt8]) -> [String: String] {
    let pairs = String(decoding: lines, as: UTF8.self).split(separator: "\n").map { line in
      (String(line.dropFirst(66)), String(line.prefix(64)))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// A path inside.
  func path(_ name: String) -> String { folder.path("format-1/" + name) }

  /// The vault's fingerprint.
  func fingerprint() throws -> String {
    String(decoding: try folder.bytes("format-1/fingerprint"), as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  /// Runs a program with the published passphrase.
  func run(_ tool: ExternalTool, _ words: [String]) throws -> Outcome {
    Outcome(
      output: try tool.run(
        words,
        environment: [
          "EVAULT_VAULT": path("case.vault"), "EVAULT_IDENTITY": path("identity.age"),
          "EVAULT_PASSPHRASE_FILE": path("passphrase"), "XDG_STATE_HOME": folder.path("state"),
        ], in: URL(filePath: folder.path)))
  }

  /// Runs `evault` with `--json`.
  func evault(_ words: String...) throws -> Outcome { try run(.evault, words + ["--json"]) }

  /// The items that the vault listed when it was first asked: a passphrase takes its time.
  func items() throws -> [[String: Any]] {
    let items = try known ?? evault("list").list("items")
    known = items
    return items
  }

  /// The identifier of the item that came from a file.
  func item(_ name: String) throws -> String {
    try items().first { $0["name"] as? String == name }?["item"] as? String ?? "there is no \(name)"
  }

  func digest(_ name: String) throws -> String { SHA256.hash(try folder.bytes(name)).hex }
}
