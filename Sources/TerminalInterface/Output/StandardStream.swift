internal import Glibc
internal import Synchronization
internal import VaultFiles

/// Text to the standard streams, unbuffered and whole.
public enum StandardStream {
  private static let lost = Atomic<Bool>(false)

  /// Whether a result could not be written: whoever asked does not have it. A reader who went away had enough.
  public static var hasLostResult: Bool { lost.load(ordering: .relaxed) }

  /// To standard output: results only.
  public static func result(_ text: String) { write(text.utf8Span.span, 1) }

  /// To standard output: results only.
  public static func result(_ bytes: [UInt8]) { write(bytes.span, 1) }

  /// To standard error: what is for people beside the result. Its lines fit a terminal.
  public static func message(_ text: String) { write((TextWrap.told(text) + "\n").utf8Span.span, 2) }

  /// To standard error, without a line feed: a question, whose lines fit a terminal.
  public static func prompt(_ text: String) { write(TextWrap.told(text).utf8Span.span, 2) }

  /// To standard error, as it is: a line that is drawn over.
  static func draw(_ text: String) { write(text.utf8Span.span, 2) }

  private static func write(_ bytes: Span<UInt8>, _ descriptor: Int32) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        if descriptor == 1, errno != EPIPE { lost.store(true, ordering: .relaxed) }
        return
      }
    }
  }
}
