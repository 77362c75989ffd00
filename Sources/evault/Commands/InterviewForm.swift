import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// The questions of an interview, asked at a terminal.
struct InterviewForm {
  private let session: UnlockedVault
  private let drafts: InterviewDrafts

  init(_ session: UnlockedVault, _ drafts: InterviewDrafts) {
    self.session = session
    self.drafts = drafts
  }

  /// Asks what is open, and keeps each answer at once.
  /// - Returns: whether it is to be finished; else it stays a draft.
  func ask(_ draft: inout InterviewDraft) throws(UserError) -> Bool {
    for question in InterviewQuestion.all where question.isFirst && draft.fields[question.field] == nil {
      guard try ask(question, &draft) else { return false }
      if question.field == "pseudonym" { try InterviewCommand.tellEarlier(draft, session) }
    }
    StandardStream.message(
      """

      That is what is needed. Everything else can wait: Enter leaves a question open, or say not asked, refused or unknown.
      finish records the interview now, later keeps the draft for 24 hours.
      """)
    for question in InterviewQuestion.all where !question.isFirst && draft.fields[question.field] == nil {
      switch try answer(question) {
      case .finish: return true
      case .later: return false
      case .open: continue
      case .value(let value): try keep(value, question, &draft)
      }
    }
    return Prompt.line("That was all. Finish it now? Type yes; anything else keeps the draft: ") == "yes"
  }

  private enum Reply {
    case value(JSON)
    case open
    case later
    case finish
  }

  private func ask(_ question: InterviewQuestion, _ draft: inout InterviewDraft) throws(UserError) -> Bool {
    while true {
      switch try answer(question) {
      case .value(let value):
        try keep(value, question, &draft)
        return true
      case .later: return false
      case .open, .finish: StandardStream.message("  This one is needed first. later keeps what there is.")
      }
    }
  }

  private func keep(_ value: JSON, _ question: InterviewQuestion, _ draft: inout InterviewDraft) throws(UserError) {
    draft.fields[question.field] = value
    let kept = draft
    try user { () throws(VaultError) in try drafts.save(kept) }
  }

  private func answer(_ question: InterviewQuestion) throws(UserError) -> Reply {
    while true {
      guard let typed = Prompt.line("  \(question.text)\(Self.hint(question)): ") else { return .later }
      switch typed {
      case "": return .open
      case "later": return .later
      case "finish": return .finish
      default:
        guard let value = question.value(typed) else {
          StandardStream.message("  That is no answer to this question\(Self.hint(question)).")
          continue
        }
        if let fault = Interviews.fault(in: value, of: question) {
          StandardStream.message("  \(fault)")
          continue
        }
        return .value(value)
      }
    }
  }

  private static func hint(_ question: InterviewQuestion) -> String {
    switch question.answer {
    case .yesNo: " (yes, no)"
    case .choice(let words): " (\(words.joined(separator: ", ")))"
    case .line, .lines: ""
    }
  }
}
