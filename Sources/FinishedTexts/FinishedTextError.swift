/// Why a finished document cannot be read.
public struct FinishedTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds; the raw values are stable.
  public enum Code: String, Sendable {
    /// Neither a `.docx` nor a `.pdf` file.
    case unknownFormat
    /// It needs a password to be opened or to be copied from.
    case encrypted
    /// Damaged, or made to do harm.
    case damaged
    /// More than is read.
    case tooLarge
    /// Pages without text, such as a scan.
    case noText
    /// The program that reads this format is not installed.
    case noProgram
    /// That program took too long or failed.
    case failed
  }

  /// The kind.
  public let code: Code
  /// What is wrong, in a sentence.
  public let description: String
  /// What to do next, in a sentence.
  public let next: String

  init(_ code: Code, _ description: String, next: String) {
    self.code = code
    self.description = description
    self.next = next
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Feeds the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
