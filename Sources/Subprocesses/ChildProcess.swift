internal import CLinux
internal import Glibc
public import VaultFiles

/// A program that was started without a shell, with a socket to its standard input and a pipe from its standard output.
public struct ChildProcess: ~Copyable {
  let process: pid_t
  let input: Int32
  let output: Int32

  /// Starts it.
  /// - Parameters:
  ///   - arguments: those after its own name; other users of the machine can read them.
  ///   - environment: variables that it gets as they are here; no others.
  ///   - isSilent: whether what it says on standard error is thrown away.
  ///   - bounds: what it may take; nil leaves it unbounded.
  ///   - file: its standard input in place of a socket, where it has to go back and forth in it; from the beginning, and sealed.
  public init(
    _ path: FilePath, arguments: [String] = [], environment names: [String] = [], isSilent: Bool = false,
    bounds: ProcessBounds? = nil, reading file: MemoryFile? = nil
  ) throws(SubprocessError) {
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    // A socket, since a write to a pipe that nobody reads any more ends whoever has not arranged to ignore that.
    let stream = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, stream, 0, &toChild) == 0 else { throw SubprocessError(.notStarted, "no socket") }
    guard unsafe evault_pipe(&fromChild) == 0 else {
      toChild.forEach { close($0) }
      throw SubprocessError(.notStarted, "no pipe")
    }
    defer {
      close(toChild[0])
      close(fromChild[1])
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // Opened anew, for reading, with a place of its own: there the new process has it under the same number until the program takes over.
    if let file {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/proc/self/fd/\(file.number)", O_RDONLY, 0)
    } else {
      unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    if isSilent { unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    let variables = names.compactMap { name in
      unsafe getenv(name).map {
        unsafe Array("\(name)=".utf8CString.dropLast()) + Array(String(cString: $0).utf8CString)
      }
    }
    let program = path.bytes.map { CChar(bitPattern: $0) } + [0]
    // Of what is open here it gets these three and nothing else.
    unsafe evault_close_from(&actions, 3)
    var process = pid_t()
    let failure = unsafe Self.withPointers([program] + arguments.map { Array($0.utf8CString) }) { arguments in
      unsafe Self.withPointers(variables) { environment in
        KeyringlessThread.run {
          unsafe posix_spawn(&process, program, &actions, nil, arguments, environment)
        }
      }
    }
    guard failure == 0 else {
      close(toChild[1])
      close(fromChild[0])
      throw SubprocessError(.notStarted, "\(path) cannot be started")
    }
    // It gets nothing to read before they hold; a file it could, but has first to be loaded itself.
    if let bounds,
      evault_bound_process(process, bounds.memoryByteCount, bounds.processorSeconds, bounds.openFileCount) != 0
    {
      close(toChild[1])
      close(fromChild[0])
      Self.wait(for: process, seconds: 0)
      throw SubprocessError(.notStarted, "\(path) cannot be bounded")
    }
    // Neither side may wait for the other with a full pipe.
    _ = fcntl(toChild[1], F_SETFL, O_NONBLOCK)
    _ = fcntl(fromChild[0], F_SETFL, O_NONBLOCK)
    (self.process, input, output) = (process, toChild[1], fromChild[0])
  }

  /// How long it is waited for before it is asked again whether anybody still wants it, in milliseconds.
  private static let patience = 100

  /// Writes all of `bytes` and meanwhile gives what comes to `take`, until the program closes its output.
  /// - Parameter isInterrupted: asked all the while; when it says so, no more is waited for.
  /// - Returns: false where it took longer than `seconds`, was interrupted, or `take` wanted no more.
  public func exchange(
    _ bytes: [UInt8], seconds: Int, isInterrupted: () -> Bool = { false }, take: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    let end = Self.now + seconds
    let noSignal = Int32(MSG_NOSIGNAL)
    var done = 0
    var isOpen = true
    defer { if isOpen { close(input) } }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if isOpen, done == bytes.count {
        close(input)
        isOpen = false
      }
      var wanted = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if isOpen { wanted.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      let left = end - Self.now
      guard left > 0, !isInterrupted() else { return false }
      let ready = unsafe poll(&wanted, nfds_t(wanted.count), Int32(Self.patience))
      if ready < 0, errno != EINTR { return false }
      if ready <= 0 { continue }
      if wanted.count > 1, wanted[1].revents != 0 {
        let count = unsafe bytes[done...].withUnsafeBytes { unsafe send(input, $0.baseAddress, $0.count, noSignal) }
        if count > 0 { done += count }
        // Whoever reads no more may still have an answer.
        if count < 0, errno != EAGAIN, errno != EINTR { done = bytes.count }
      }
      guard wanted[0].revents != 0 else { continue }
      let count = unsafe read(output, &buffer, buffer.count)
      if count == 0 { return true }
      if count > 0, !take(buffer[..<count]) { return false }
    }
  }

  /// Waits for its end for some seconds, and then ends it.
  /// - Returns: its exit code, or 128 + the number of the signal that ended it.
  @discardableResult public consuming func end(within seconds: Int = 0) -> Int32 {
    close(output)
    return Self.wait(for: process, seconds: seconds)
  }

  /// Lets go of it: what it says is no longer read. One that goes on, as a browser does, is left running.
  /// - Parameter seconds: how long to wait for an early end.
  /// - Returns: its exit code as ``end(within:)`` has it; nil where it goes on.
  public consuming func leave(after seconds: Int) -> Int32? {
    close(input)
    close(output)
    let end = Self.now + seconds
    var status: Int32 = 0
    while Self.now < end {
      if unsafe waitpid(process, &status, WNOHANG) == process { return Self.code(status) }
      usleep(10_000)
    }
    return nil
  }

  @discardableResult static func wait(for process: pid_t, seconds: Int) -> Int32 {
    let end = now + seconds
    var status: Int32 = 0
    while seconds > 0, now < end {
      if unsafe waitpid(process, &status, WNOHANG) == process { return code(status) }
      usleep(1000)
    }
    kill(process, SIGKILL)
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return code(status)
  }

  /// WIFEXITED and its like (wait(2)) are macros.
  private static func code(_ status: Int32) -> Int32 {
    status & 0x7f == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f)
  }

  private static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }

  private static func withPointers<R>(
    _ texts: [[CChar]], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
  ) -> R {
    let pointers = unsafe texts.map { unsafe strdup($0) }
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers + [nil])
  }
}
