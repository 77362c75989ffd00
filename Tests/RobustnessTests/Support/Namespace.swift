internal import Foundation

/// Mounts that only a process and its children see.
enum Namespace {
  /// Whether this machine lets us mount.
  static let canMount: Bool = {
    guard let scratch = try? Scratch() else { return false }
    let log = scratch.path + "/log"
    let words = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", scratch.path]
    let environment = ProcessInfo.processInfo.environment
    let mount = try? ChildProcess(words, environment: environment, in: "/", output: log, errors: log)
    return mount?.wait() == 0
  }()
}
