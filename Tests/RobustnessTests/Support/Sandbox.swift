internal import Foundation

/// A machine of its own for one test: home, identity and vault, apart from everything else.
final class Sandbox: Sendable {
  /// The machine could not be set up.
  struct Broken: Error { let summary: String }

  private let scratch: Scratch
  /// Its folder.
  var path: String { scratch.path }
  /// The vault's folder.
  var vault: String { path + "/vault" }
  /// The identity's file.
  var identity: String { path + "/identity.age" }

  /// A machine with an identity and, if wanted, an empty vault.
  init(hasVault: Bool = true) throws {
    scratch = try Scratch()
    for name in ["home", "out", "streams"] {
      try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    }
    try must(["identity", "new", "--no-passphrase"])
    if hasVault { try must(["init", vault, "--no-recovery"]) }
  }

  /// A copy of a machine as it is now.
  init(copying other: Sandbox) throws {
    scratch = try Scratch()
    let log = scratch.path + "/copy.log"
    let copy = try ChildProcess(
      ["cp", "-a", other.path + "/.", scratch.path], environment: ProcessInfo.processInfo.environment, in: "/",
      output: log, errors: log)
    guard copy.wait() == 0 else { throw Broken(summary: "cp -a") }
  }

  /// What the program finds in its environment.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    let own = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": path + "/home",
      "XDG_STATE_HOME": path + "/state", "XDG_CONFIG_HOME": path + "/config", "EVAULT_IDENTITY": identity,
      "EVAULT_VAULT": vault,
    ]
    return own.merging(more) { $1 }
  }

  /// Runs a program to its end.
  func run(_ words: [String], environment more: [String: String] = [:], input: String = "/dev/null") throws -> Outcome {
    let running = try Running(words, environment(more), in: path, input: input)
    return running.finish()
  }

  /// Runs `evault` to its end, with a JSON document as its result.
  @discardableResult
  func evault(_ words: [String], environment more: [String: String] = [:], input: String = "/dev/null") throws
    -> Outcome
  {
    try run([Program.evault] + words + ["--json"], environment: more, input: input)
  }

  /// Starts `evault`, and goes on.
  func start(_ words: [String], environment more: [String: String] = [:]) throws -> Running {
    try Running([Program.evault] + words + ["--json"], environment(more), in: path, input: "/dev/null")
  }

  /// Runs `evault`; only success is accepted.
  @discardableResult
  func must(_ words: [String], environment more: [String: String] = [:], input: String = "/dev/null") throws -> Outcome
  {
    let outcome = try evault(words, environment: more, input: input)
    guard outcome.status == 0 else { throw Broken(summary: words.joined(separator: " ") + " → " + outcome.summary) }
    return outcome
  }

  /// Writes evidence into a folder beside the vault.
  func evidence(_ folder: String, sizes: [Int], using dice: inout Dice) throws -> Evidence {
    try Evidence(in: path + "/" + folder, prefix: folder, sizes: sizes, using: &dice)
  }

  /// The vault's fingerprint, as the identity knows it.
  func fingerprint() throws -> String {
    (try must(["identity", "show"]).document["known_vaults"] as? [String])?.last ?? ""
  }
}
