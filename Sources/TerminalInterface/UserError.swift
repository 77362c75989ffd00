public import Translations
internal import VaultFiles

/// An error as a person reads it: what happened, what is safe, what to do next, and the exit code that goes with it.
public struct UserError: Error, Sendable {
  /// The exit code.
  public let code: ExitCode
  /// What happened, to which item or file, in English. Shown with control characters spelled out.
  public let message: String
  /// What is safe in spite of it; empty where there is nothing to say.
  public let safe: String
  /// What to do next; empty where there is nothing to do.
  public let next: String
  /// What was refused, each by itself; empty where nothing was, or where it cannot be told apart.
  public let refusals: [RefusedPart]
  private let phrases: ErrorPhrases?

  /// An error.
  public init(
    _ code: ExitCode, _ message: String, safe: String = "", next: String = "", refusals: [RefusedPart] = []
  ) {
    self.refusals = refusals
    self.code = code
    self.message = VisibleText.escape(message)
    self.safe = VisibleText.escape(safe)
    self.next = VisibleText.escape(next)
    phrases = nil
  }

  /// An error that can be told in every language.
  public init(_ code: ExitCode, _ phrases: ErrorPhrases) {
    self.code = code
    message = VisibleText.escape(phrases.message.english)
    safe = VisibleText.escape(phrases.safe?.english ?? "")
    next = VisibleText.escape(phrases.next?.english ?? "")
    self.phrases = phrases
    refusals = []
  }

  /// An error that can be told in every language.
  public init(_ code: ExitCode, _ message: Phrase, safe: Phrase? = nil, next: Phrase? = nil) {
    self.init(code, ErrorPhrases(message, safe: safe, next: next))
  }

  /// The lines that a person reads. What is in no table is told in English, below what its exit code means.
  /// - Parameter program: the program's name, before the first line.
  func lines(_ table: StringTable, program: String) -> [String] {
    var lines: [String]
    if let phrases {
      lines = ["\(program): \(VisibleText.escape(phrases.message.text(in: table)))"]
    } else if table.language == .english {
      lines = ["\(program): \(message)"]
    } else {
      lines = ["\(program): \(table["exit.\(code.rawValue)"])", "  \(message)"]
    }
    lines += RefusedPart.table(refusals)
    let safe = phrases?.safe.map { VisibleText.escape($0.text(in: table)) } ?? safe
    let next = phrases?.next.map { VisibleText.escape($0.text(in: table)) } ?? next
    if !safe.isEmpty { lines.append("  \(table["said.safe"]): \(safe)") }
    if !next.isEmpty { lines.append("  \(table["said.next"]): \(next)") }
    return lines
  }
}
