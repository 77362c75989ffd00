import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// What becomes of a draft that is there already: nobody's words are to end up under somebody else's name.
enum InterviewResuming {
  /// What a person at the terminal wants.
  enum Choice {
    /// Go on with the draft, or begin where there is none.
    case takeUp
    /// Record the draft as it is.
    case finish
    /// Let the draft go, and begin another.
    case anew
    /// Nothing now.
    case leave
  }

  /// ` with P-104`; nothing where that was not said.
  static func with(_ draft: InterviewDraft) -> String {
    draft.pseudonym.map { " with \(VisibleText.escape($0))" } ?? ""
  }

  /// Whom a draft is of, safe for a terminal: `P-104`, or `P-…` where that was not said.
  static func person(_ draft: InterviewDraft) -> String {
    draft.pseudonym.map { VisibleText.escape($0) } ?? Interface.text("hint.pseudonym")
  }

  /// Refuses answers of another person than the draft is of.
  static func requireSamePerson(_ answers: JSONObject, _ draft: InterviewDraft) throws(UserError) {
    guard let own = draft.pseudonym, let given = answers["pseudonym"], given != .string(own) else { return }
    throw UserError(
      .usage,
      "There is a draft of the interview\(with(draft)), begun \(draft.begun), and these answers are of somebody else.",
      safe: "Nothing was changed: nothing is recorded, and the draft is as it was.",
      next: """
        Finish the draft as it is: evault interview --finish
        Discard it: evault interview --discard
        Keep it until \(draft.ends), and record the other interview whole: evault record add interview FILE
        """)
  }

  /// Asks what is to become of the draft, if there is one.
  static func choose(_ draft: InterviewDraft?) -> Choice {
    guard let draft else { return .takeUp }
    let person = ["pseudonym": person(draft), "begun": draft.begun.description]
    StandardStream.message(SpokenAnswer.text("dialogue.draft", person))
    while true {
      let typed = Prompt.line(SpokenAnswer.text("dialogue.choose") + " ")
      switch typed.map({ SpokenAnswer.plain($0, ["later", "finish", "anew"]) }) {
      case nil, "later": return .leave
      case "":
        StandardStream.message(SpokenAnswer.text("dialogue.taken_up", person))
        return .takeUp
      case "finish": return .finish
      case "anew":
        StandardStream.message(SpokenAnswer.text("dialogue.replaced", person))
        let answer = Prompt.line(SpokenAnswer.text("dialogue.let_go") + " ")
        if answer.map({ SpokenAnswer.plain($0, ["discard"]) }) == "discard" { return .anew }
        if answer == nil { return .leave }
      default: StandardStream.message(SpokenAnswer.text("dialogue.none_of_these"))
      }
    }
  }
}
