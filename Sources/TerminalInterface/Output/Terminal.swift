internal import Glibc

/// What the standard streams are connected to, asked once.
public struct Terminal: Sendable {
  /// Whether standard input is a terminal: only then may a command ask.
  public let canAsk: Bool
  /// Whether results go to a terminal.
  public let showsResults: Bool
  /// Whether messages go to a terminal.
  public let showsMessages: Bool
  /// Whether progress can be drawn over itself: messages go to a terminal, `TERM` not `dumb`.
  public let showsProgress: Bool
  /// Whether results may be coloured: a terminal, no `NO_COLOR`, `TERM` not `dumb`.
  public let hasColour: Bool
  /// The same of messages.
  public let hasColouredMessages: Bool
  /// Columns of the terminal that shows results, or 80.
  public let width: Int
  /// Columns of the terminal that shows messages, or 80.
  public let messageWidth: Int
  /// Whether the locale's letters are UTF-8: else what is drawn, is drawn with ASCII.
  public let isUTF8: Bool

  /// The streams of this process.
  public static let current = Terminal()

  private init() {
    canAsk = isatty(0) == 1
    showsResults = isatty(1) == 1
    showsMessages = isatty(2) == 1
    let isDumb = Self.environment("TERM") == "dumb"
    showsProgress = showsMessages && !isDumb
    let mayColour = Self.environment("NO_COLOR") == nil && !isDumb
    hasColour = showsResults && mayColour
    hasColouredMessages = showsMessages && mayColour
    width = Self.width(1)
    messageWidth = Self.width(2)
    isUTF8 = Self.isUTF8(["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Self.environment).first)
  }

  /// Whether a locale (`uk_UA.UTF-8`) says that letters are UTF-8.
  static func isUTF8(_ locale: String?) -> Bool {
    guard let charset = locale?.split(separator: ".").dropFirst().first?.prefix(while: { $0 != "@" }) else {
      return false
    }
    return ["utf-8", "utf8"].contains(charset.lowercased())
  }

  /// A variable that is set, and not to nothing.
  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }

  private static func width(_ descriptor: Int32) -> Int {
    var size = winsize()
    let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? max(40, Int(size.ws_col)) : 80
  }
}
