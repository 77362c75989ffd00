public import SelectiveDisclosure

/// A question that an interview's form asks, in the order of the form.
public struct InterviewQuestion: Sendable {
  /// What an answer is.
  public enum Answer: Sendable, Equatable {
    /// One line of text.
    case line
    /// Several, separated by semicolons; none where nobody was.
    case lines
    /// Yes or no.
    case yesNo
    /// One of these words.
    case choice([String])
  }

  /// The words that say why there is no answer.
  public static let notSaid = ["not asked", "refused", "unknown"]

  /// The record's field.
  public let field: String
  /// What is asked: the key of a text of the tables.
  public var key: String { "ask.\(field)" }
  /// What an answer is.
  public let answer: Answer
  /// Whether it is asked first, and nothing is kept without it.
  public let isFirst: Bool

  private init(_ field: String, _ answer: Answer = .line, isFirst: Bool = false) {
    self.field = field
    self.answer = answer
    self.isFirst = isFirst
  }

  /// All of them.
  public static let all = [
    InterviewQuestion("pseudonym", isFirst: true),
    InterviewQuestion("date", isFirst: true),
    InterviewQuestion("interviewers", .lines, isFirst: true),
    InterviewQuestion("consent", isFirst: true),
    InterviewQuestion("recording", isFirst: true),
    InterviewQuestion("recording_consent", .yesNo),
    InterviewQuestion("first_account", .yesNo),
    InterviewQuestion("prior_interviews"),
    InterviewQuestion("others_present", .lines),
    InterviewQuestion("support_person"),
    InterviewQuestion("languages", .lines),
    InterviewQuestion("mode", .choice(["in_person", "video", "telephone", "written"])),
    InterviewQuestion("start"),
    InterviewQuestion("end"),
    InterviewQuestion("place"),
    InterviewQuestion("free_recall_first", .yesNo),
    InterviewQuestion("knowledge", .choice(["first_hand", "hearsay", "both"])),
    InterviewQuestion("account"),
    InterviewQuestion("read_back", .yesNo),
    InterviewQuestion("corrections"),
    InterviewQuestion("signed_by", .lines),
    InterviewQuestion("vulnerability"),
    InterviewQuestion("minor", .yesNo),
    InterviewQuestion("safety_assessment"),
    InterviewQuestion("referrals"),
    InterviewQuestion("inducements"),
    InterviewQuestion("safe_contact"),
    InterviewQuestion("willing_to_testify", .choice(["yes", "no", "with_protection", "undecided"])),
    InterviewQuestion("protective_measures"),
    InterviewQuestion("feedback_promised"),
    InterviewQuestion("note"),
  ]

  /// What an answer that somebody typed is in the record; nil where it cannot be one.
  public func value(_ typed: String) -> JSON? {
    if Self.notSaid.contains(typed), !isFirst || field == "consent" || field == "recording" { return .string(typed) }
    switch answer {
    case .line: return .string(typed)
    case .lines:
      let parts = typed.split(separator: ";").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      return .array((typed == "nobody" ? [] : parts).map { .string($0) })
    case .yesNo: return ["yes": .bool(true), "no": .bool(false)][typed]
    case .choice(let words): return words.contains(typed) ? .string(typed) : nil
    }
  }
}
