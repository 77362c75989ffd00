internal import Glibc
internal import Synchronization

/// The terminal on standard input while questions are asked: it hands on each byte instead of lines, and shows nothing by itself. From
/// the first question to the last, so that what is typed or pasted ahead is not cut either; however the process ends, as before.
enum RawTerminal {
  private static let isOn = Atomic<Bool>(false)
  // Read by handlers of signals: set before `isOn` is, and not while it is.
  nonisolated(unsafe) private static var before = termios()
  nonisolated(unsafe) private static var during = termios()
  nonisolated(unsafe) private static var marksPastes = false
  private static let isPrepared = Atomic<Bool>(false)

  /// The keys that the terminal has for editing; nil where it cannot be had byte by byte.
  static func begin() -> EditingKeys? {
    if !isOn.load(ordering: .acquiring) {
      var found = termios()
      guard unsafe tcgetattr(0, &found) == 0 else { return nil }
      var raw = found
      raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHOE | ECHOK | ECHONL | IEXTEN)
      raw.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP | PARMRK)
      unsafe withUnsafeMutableBytes(of: &raw.c_cc) { keys in
        unsafe keys[Int(VMIN)] = 1
        unsafe keys[Int(VTIME)] = 0
      }
      unsafe before = found
      unsafe during = raw
      unsafe marksPastes = Terminal.current.showsProgress
      restoreAtEveryEnd()
      isOn.store(true, ordering: .releasing)
      guard unsafe tcsetattr(0, TCSADRAIN, &raw) == 0 else {
        isOn.store(false, ordering: .releasing)
        return nil
      }
      if unsafe marksPastes { StandardStream.draw("\u{1b}[?2004h") }
    }
    return unsafe keys(before)
  }

  /// Gives the terminal back as it was; nothing where it is. May be called by a handler of signals.
  static func restore() {
    guard isOn.exchange(false, ordering: .acquiringAndReleasing) else { return }
    setBefore()
  }

  private static func setBefore() {
    if unsafe marksPastes { writeMark("\u{1b}[?2004l") }
    _ = unsafe tcsetattr(0, TCSANOW, &before)
  }

  private static func writeMark(_ mark: StaticString) {
    _ = unsafe write(2, mark.utf8Start, mark.utf8CodeUnitCount)
  }

  /// At the end of the process, and at signals that end or stop it; what somebody else handles or ignores stays theirs.
  private static func restoreAtEveryEnd() {
    guard !isPrepared.exchange(true, ordering: .relaxed) else { return }
    atexit { RawTerminal.restore() }
    let ending: @convention(c) (Int32) -> Void = { number in
      RawTerminal.restore()
      signal(number, SIG_DFL)
      raise(number)
    }
    let stopping: @convention(c) (Int32) -> Void = { _ in
      guard RawTerminal.isOn.load(ordering: .acquiring) else {
        raise(SIGSTOP)
        return
      }
      RawTerminal.setBefore()
      raise(SIGSTOP)
      // Taken up again.
      _ = unsafe tcsetattr(0, TCSANOW, &RawTerminal.during)
      if unsafe RawTerminal.marksPastes { RawTerminal.writeMark("\u{1b}[?2004h") }
    }
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      if let other = signal(number, ending) { signal(number, other) }
    }
    if let other = signal(SIGTSTP, stopping) { signal(SIGTSTP, other) }
  }

  private static func keys(_ found: termios) -> EditingKeys {
    var found = found
    return unsafe withUnsafeBytes(of: &found.c_cc) { codes in
      // 0 stands for none (_POSIX_VDISABLE).
      func key(_ index: Int32, _ usual: UInt8) -> UInt8 {
        let code = unsafe codes[Int(index)]
        return code == 0 ? usual : code
      }
      return EditingKeys(
        erase: key(VERASE, 0x7f), eraseWord: key(VWERASE, 0x17), kill: key(VKILL, 0x15), end: key(VEOF, 0x04),
        reprint: key(VREPRINT, 0x12))
    }
  }
}
