internal import VaultFiles

/// An error as a person reads it: what happened, what is safe, what to do next, and the exit code that goes with it.
public struct UserError: Error, Sendable {
  /// The exit code.
  public let code: ExitCode
  /// What happened, to which item or file. Shown with control characters spelled out.
  public let message: String
  /// What is safe in spite of it; empty where there is nothing to say.
  public let safe: String
  /// What to do next; empty where there is nothing to do.
  public let next: String

  /// An error.
  public init(_ code: ExitCode, _ message: String, safe: String = "", next: String = "") {
    self.code = code
    self.message = VisibleText.escape(message)
    self.safe = VisibleText.escape(safe)
    self.next = VisibleText.escape(next)
  }
}
