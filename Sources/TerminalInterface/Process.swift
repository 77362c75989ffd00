internal import Glibc
internal import Synchronization
public import VaultFiles

/// The process: its arguments as bytes, its signals, its end.
public enum Process {
  private static let interrupts = Atomic<Int>(0)

  /// The arguments as the kernel gave them, the program's name first.
  public static var arguments: [FilePath] {
    var result: [FilePath] = []
    var next = unsafe CommandLine.unsafeArgv
    while let argument = unsafe next.pointee {
      let bytes = unsafe UnsafeBufferPointer(start: argument, count: strlen(argument))
      result.append(FilePath(bytes: unsafe bytes.map { UInt8(bitPattern: $0) }))
      unsafe next = next.advanced(by: 1)
    }
    return result
  }

  /// Makes crashes silent about memory, leaves no core file, lets signals through, and lets a broken pipe be an error of `write` like any other.
  public static func prepare() {
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(number, SIG_DFL) }
    signal(SIGPIPE, SIG_IGN)
    // Who started it may have kept signals back on its own behalf: an interrupt must come through.
    var blocked = sigset_t()
    unsafe sigemptyset(&blocked)
    _ = unsafe pthread_sigmask(SIG_SETMASK, &blocked, nil)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }

  /// From now on the first interrupt only sets ``isInterrupted``, so that work can end in order; a second one ends the process.
  public static func noteInterrupts() {
    RawTerminal.restore()
    let handler: @convention(c) (Int32) -> Void = { number in
      if Process.interrupts.add(1, ordering: .relaxed).oldValue > 0 {
        RawTerminal.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
    signal(SIGHUP, handler)
  }

  /// Whether an interrupt came since ``noteInterrupts()``.
  public static var isInterrupted: Bool { interrupts.load(ordering: .relaxed) > 0 }

  /// Ends the process.
  public static func exit(_ code: ExitCode) -> Never { Glibc.exit(code.rawValue) }
}
