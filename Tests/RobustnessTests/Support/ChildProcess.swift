internal import Glibc

/// A program that runs beside the test, can be killed at any moment, and is waited for without delay.
struct ChildProcess {
  /// It could not be started.
  struct NotStarted: Error { let path: String }

  private let identifier: pid_t

  /// Starts a program; its standard streams are files.
  init(
    _ arguments: [String], environment: [String: String], in folder: String, input: String = "/dev/null",
    output: String,
    errors: String
  ) throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let new = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, new, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, new, 0o600)
    // `env` becomes the program: the process that is killed is the program's own.
    let words = unsafe (["env", "-C", folder] + arguments).map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var started: pid_t = 0
    guard unsafe posix_spawnp(&started, "env", &actions, nil, words, variables) == 0 else {
      throw NotStarted(path: arguments[0])
    }
    identifier = started
  }

  /// Ends it as a power cut would: nothing of it runs any more.
  func kill() { _ = Glibc.kill(identifier, SIGKILL) }

  /// Waits for its end.
  /// - Returns: the exit code, or 128 + the signal's number.
  func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
