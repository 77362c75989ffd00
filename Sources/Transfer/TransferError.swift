/// Why there is no answer.
public struct TransferError: Error, Equatable, Sendable {
  /// The reasons.
  public enum Code: Equatable, Sendable {
    /// The program that asks is not where it must be, or cannot be started.
    case noProgram
    /// That program ended without a whole answer.
    case ended
    /// It asked, and there is no answer.
    case failed(TransferFailure)
  }

  /// The reason.
  public let code: Code
  /// More about it, for people; not stable, and perhaps with words of the server.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
