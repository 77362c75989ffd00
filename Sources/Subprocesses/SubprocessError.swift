/// Why another program gave nothing.
public struct SubprocessError: Error, Equatable, Sendable {
  /// The reasons.
  public enum Code: Sendable {
    /// It is not there, or cannot be started.
    case notStarted
    /// It took longer than was allowed, and was ended.
    case timeout
    /// It wrote more than was allowed, and was ended.
    case tooMuch
    /// Nobody wants it any more.
    case interrupted
  }

  /// The reason.
  public let code: Code
  /// More about it, for people; not stable.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
