internal import Glibc
internal import VaultFiles

/// A program that was started, with a socket to its standard input and a pipe from its standard output.
struct ChildProcess {
  private let process: pid_t
  private let input: Int32
  private let output: Int32

  /// Starts it without arguments, with these variables of the environment only.
  init(_ path: FilePath, environment names: [String]) throws(TransferError) {
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    // A socket, since a write to a pipe that nobody reads any more ends whoever has not arranged to ignore that.
    let stream = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, stream, 0, &toChild) == 0 else { throw TransferError(.noProgram, "no socket") }
    guard unsafe pipe(&fromChild) == 0 else {
      toChild.forEach { close($0) }
      throw TransferError(.noProgram, "no pipe")
    }
    for descriptor in fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    defer {
      close(toChild[0])
      close(fromChild[1])
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    let variables = names.compactMap { name in
      unsafe getenv(name).map {
        unsafe Array("\(name)=".utf8CString.dropLast()) + Array(String(cString: $0).utf8CString)
      }
    }
    let program = path.bytes.map { CChar(bitPattern: $0) } + [0]
    var process = pid_t()
    let failure = unsafe Self.withPointers([program]) { arguments in
      unsafe Self.withPointers(variables) { environment in
        unsafe posix_spawn(&process, program, &actions, nil, arguments, environment)
      }
    }
    guard failure == 0 else {
      close(toChild[1])
      close(fromChild[0])
      throw TransferError(.noProgram, "\(path) cannot be started")
    }
    (self.process, input, output) = (process, toChild[1], fromChild[0])
    // Neither side may wait for the other with a full pipe.
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  /// Writes all of `bytes` and meanwhile gives what comes to `take`, until the program closes its output.
  /// - Returns: false where it took longer than `seconds`, or `take` wanted no more.
  func exchange(_ bytes: [UInt8], seconds: Int, take: (ArraySlice<UInt8>) -> Bool) -> Bool {
    let end = Self.now + seconds
    let noSignal = Int32(MSG_NOSIGNAL)
    var done = 0
    var isOpen = true
    defer { if isOpen { close(input) } }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var wanted = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if isOpen { wanted.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      let left = end - Self.now
      guard left > 0 else { return false }
      let ready = unsafe poll(&wanted, nfds_t(wanted.count), Int32(left) * 1000)
      if ready < 0, errno != EINTR { return false }
      if ready <= 0 { continue }
      if wanted.count > 1, wanted[1].revents != 0 {
        let count = unsafe bytes[done...].withUnsafeBytes { unsafe send(input, $0.baseAddress, $0.count, noSignal) }
        if count > 0 { done += count }
        // Whoever reads no more may still have an answer.
        if done == bytes.count || count < 0 && errno != EAGAIN && errno != EINTR {
          close(input)
          isOpen = false
        }
      }
      guard wanted[0].revents != 0 else { continue }
      let count = unsafe read(output, &buffer, buffer.count)
      if count == 0 { return true }
      if count > 0, !take(buffer[..<count]) { return false }
    }
  }

  /// Ends the program where it has not ended by itself, and waits for that.
  func end() {
    close(output)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
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
