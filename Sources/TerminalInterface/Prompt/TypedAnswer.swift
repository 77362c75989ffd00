internal import Glibc

/// An answer that a person types at a terminal which hands on each byte.
enum TypedAnswer {
  /// How it ended.
  enum Outcome: Equatable {
    case text(String)
    /// Nothing was typed, and nothing will be; or the terminal went away.
    case end
    /// It cannot be taken, whole as it is: the key of the text that says why.
    case refused(String)
  }

  // The last answer ended with a carriage return: one line feed may follow it, which is no answer.
  nonisolated(unsafe) private static var isAfterReturn = false

  /// Reads one, and shows it while it is typed. Byte by byte: what follows it is for who reads next.
  static func read(_ question: String, keys: EditingKeys, severalLines: Bool) -> Outcome {
    var editor = LineEditor(
      question, keys: keys, columns: Terminal.current.messageWidth, afterReturn: unsafe isAfterReturn)
    defer { unsafe isAfterReturn = editor.isAfterReturn }
    var shown = ""
    var byte: UInt8 = 0
    while true {
      let count = unsafe Glibc.read(0, &byte, 1)
      if count < 0, errno == EINTR, !Process.isInterrupted { continue }
      guard count == 1 else { return .end }
      let progress = editor.take(byte)
      shown += editor.takeScreen()
      if progress != .typing || shown.utf8.count >= 1024 || !hasMore() {
        StandardStream.draw(shown)
        shown = ""
      }
      switch progress {
      case .typing: continue
      case .ended: return .end
      case .entered: return outcome(editor, severalLines: severalLines)
      }
    }
  }

  /// What becomes of an answer that was ended. Line ends behind a paste are no part of it.
  static func outcome(_ editor: LineEditor, severalLines: Bool) -> Outcome {
    if editor.isTooLong { return .refused("prompt.too_long") }
    if editor.isMalformed { return .refused("prompt.not_text") }
    var text = editor.text
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    guard severalLines || !text.unicodeScalars.contains("\n") else { return .refused("prompt.several_lines") }
    return .text(text)
  }

  private static func hasMore() -> Bool {
    var wanted = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wanted, 1, 0) == 1
  }
}
