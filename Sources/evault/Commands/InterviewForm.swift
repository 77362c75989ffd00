import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import Translations
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
    StandardStream.message("\n\(SpokenAnswer.text("dialogue.enough"))\n\(SpokenAnswer.text("dialogue.commands"))")
    for question in InterviewQuestion.all where !question.isFirst && draft.fields[question.field] == nil {
      switch try answer(question) {
      case .finish: return true
      case .later: return false
      case .open: continue
      case .value(let value): try keep(value, question, &draft)
      }
    }
    return SpokenAnswer.confirms("dialogue.all")
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
      case .open, .finish: StandardStream.message("  " + SpokenAnswer.text("dialogue.first_needed"))
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
      let asked = SpokenAnswer.text(question.key, Self.examples[question.field] ?? [:])
      let prompt = "  \(asked)\(Self.hint(question)): "
      guard let typed = Prompt.line(prompt, severalLines: Interviews.maySaySeveralLines(question)) else {
        return .later
      }
      let said = Self.plain(typed, question)
      switch said {
      case "": return .open
      case "later": return .later
      case "finish": return .finish
      default:
        guard let value = question.value(said) else {
          StandardStream.message("  \(SpokenAnswer.text("dialogue.no_answer"))\(Self.hint(question))")
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

  /// What questions show that is the same in every language.
  private static let examples = [
    "pseudonym": ["form": "P-…"], "languages": ["example": "uk; ka"], "start": ["example": "2026-03-06T10:00:00+02:00"],
  ]

  /// What was typed, as records write it. Only what is an answer in itself is understood in the person's language; what is told stays as it is.
  private static func plain(_ typed: String, _ question: InterviewQuestion) -> String {
    let common = SpokenAnswer.plain(typed, ["later", "finish", "not_asked", "refused", "unknown"])
    guard common == typed else { return common }
    switch question.answer {
    case .yesNo: return SpokenAnswer.plain(typed, ["yes", "no"])
    case .choice(let words): return SpokenAnswer.plain(typed, keys: choices(words, question))
    case .lines: return SpokenAnswer.plain(typed, ["nobody"])
    case .line: return question.field == "recording" ? SpokenAnswer.plain(typed, ["none"]) : typed
    }
  }

  private static func hint(_ question: InterviewQuestion) -> String {
    switch question.answer {
    case .yesNo: " (\(["answer.yes", "answer.no"].map { Interface.text($0).lowercased() }.joined(separator: ", ")))"
    case .choice(let words):
      " (\(words.compactMap { choices(words, question)[$0] }.map { Interface.text($0).lowercased() }.joined(separator: ", ")))"
    case .line, .lines: ""
    }
  }

  /// The texts of a question's choices, by the words of the record.
  private static func choices(_ words: [String], _ question: InterviewQuestion) -> [String: String] {
    let group = question.field == "willing_to_testify" ? "testify" : question.field
    return Dictionary(
      uniqueKeysWithValues: words.map { ($0, ["yes", "no"].contains($0) ? "answer.\($0)" : "\(group).\($0)") })
  }
}
