internal import Glibc

/// What the standard streams are connected to, asked once.
public struct Terminal: Sendable {
  /// Whether standard input is a terminal: only then may a command ask.
  public let canAsk: Bool
  /// Whether results go to a terminal.
  public let showsResults: Bool
  /// Whether progress can be drawn: standard error is a terminal.
  public let showsProgress: Bool
  /// Whether results may be coloured: a terminal, no `NO_COLOR`, `TERM` not `dumb`.
  public let hasColour: Bool
  /// Columns of the terminal, or 80.
  public let width: Int

  /// The streams of this process.
  public static let current = Terminal()

  private init() {
    canAsk = isatty(0) == 1
    showsResults = isatty(1) == 1
    showsProgress = isatty(2) == 1
    let noColour = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
    let isDumb = unsafe getenv("TERM").map { unsafe strcmp($0, "dumb") == 0 } ?? false
    hasColour = showsResults && !noColour && !isDumb
    var size = winsize()
    let asked = unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = asked ? max(40, Int(size.ws_col)) : 80
  }
}
