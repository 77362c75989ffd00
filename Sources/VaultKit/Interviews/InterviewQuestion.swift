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
  /// What is asked.
  public let text: String
  /// What an answer is.
  public let answer: Answer
  /// Whether it is asked first, and nothing is kept without it.
  public let isFirst: Bool

  private init(_ field: String, _ text: String, _ answer: Answer = .line, isFirst: Bool = false) {
    self.field = field
    self.text = text
    self.answer = answer
    self.isFirst = isFirst
  }

  /// All of them.
  public static let all = [
    InterviewQuestion("pseudonym", "Pseudonym (P-…; never a name)", isFirst: true),
    InterviewQuestion("date", "Date of the interview (2026-03-06)", isFirst: true),
    InterviewQuestion("interviewers", "Who asks: labels or roles, separated by ;", .lines, isFirst: true),
    InterviewQuestion("consent", "Consent: the record's identifier, or not asked, refused, unknown", isFirst: true),
    InterviewQuestion(
      "recording", "Recording: the item's identifier, or none, not asked, refused, unknown", isFirst: true),
    InterviewQuestion("recording_consent", "Did they agree to being recorded", .yesNo),
    InterviewQuestion("first_account", "Is it the first time they tell it to anybody who documents it", .yesNo),
    InterviewQuestion("prior_interviews", "Who asked them before, and when"),
    InterviewQuestion("others_present", "Who else was present: roles or pseudonyms, separated by ;", .lines),
    InterviewQuestion("support_person", "Who was there to support them"),
    InterviewQuestion("languages", "Languages that were spoken (uk; ka), separated by ;", .lines),
    InterviewQuestion("mode", "How they spoke to each other", .choice(["in_person", "video", "telephone", "written"])),
    InterviewQuestion("start", "When it began (2026-03-06T10:00:00+02:00)"),
    InterviewQuestion("end", "When it ended"),
    InterviewQuestion("place", "Place, as a code: not an address that could endanger anybody"),
    InterviewQuestion("free_recall_first", "Could they tell it freely before questions were put", .yesNo),
    InterviewQuestion("knowledge", "Were they there, or heard of it", .choice(["first_hand", "hearsay", "both"])),
    InterviewQuestion("account", "What they said, in their words"),
    InterviewQuestion("read_back", "Was it read back to them", .yesNo),
    InterviewQuestion("corrections", "What they corrected after that"),
    InterviewQuestion("signed_by", "Who signed the statement: pseudonyms or labels, separated by ;", .lines),
    InterviewQuestion("vulnerability", "What made it harder or riskier for them, and what was done about it"),
    InterviewQuestion("minor", "Are they under 18 years of age", .yesNo),
    InterviewQuestion("safety_assessment", "Risks to them and others, and what was agreed"),
    InterviewQuestion("referrals", "Help they were pointed to"),
    InterviewQuestion("inducements", "Whatever was given or promised, expenses among it"),
    InterviewQuestion("safe_contact", "How they can be reached without danger; no names"),
    InterviewQuestion(
      "willing_to_testify", "Would they testify", .choice(["yes", "no", "with_protection", "undecided"])),
    InterviewQuestion("protective_measures", "Protection they ask for, and what was arranged"),
    InterviewQuestion("feedback_promised", "What they were told they would hear, and by when"),
    InterviewQuestion("note", "Anything else"),
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
