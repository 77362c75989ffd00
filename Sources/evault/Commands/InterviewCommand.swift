import Custody
import SelectiveDisclosure
import TerminalInterface
import Translations
import VaultKit

/// `evault interview`.
enum InterviewCommand {
  static let command = Command(
    CommandSpecification(
      ["interview"], "Write an interview down: five questions first, the others when there is time.",
      options: [
        .value("record", nil, "FILE", help: "answers as JSON, instead of questions: a file, or - for standard input"),
        PaperFormOption.option("the number of the paper form that it was written on"),
        .toggle("later", help: "keep it as a draft, to be taken up again"),
        .toggle("finish", help: "record the draft as it is"),
        .toggle("discard", help: "remove the draft"), InterfaceLanguage.option,
      ],
      details: """
        Pseudonym, date, who asks, consent and recording come first; any other question can be left open, or answered with
        not asked, refused or unknown. A draft can be opened with your identity for 24 hours, also by somebody who forces you to.
        What is finished, and sealed to others, you cannot be made to open. There is one draft at a time, and it belongs to one
        person: answers of another are refused until it is finished or discarded.
        """,
      example: "evault interview")
  ) { session throws(UserError) in
    let invocation = session.invocation
    try InterfaceLanguage.take(invocation)
    let unlocked = try session.unlock()
    let drafts = InterviewDrafts(unlocked)
    if invocation.has("discard") {
      try user { () throws(VaultError) in try drafts.discard() }
      return result(nil, nil, SpokenAnswer.text("dialogue.no_draft") + "\n")
    }
    if let done = try user({ () throws(VaultError) in try Interviews(unlocked).finishedBefore() }) {
      let text = Interface.text("dialogue.finished_before", ["id": done.description])
      if invocation.has("finish"), invocation.path("record") == nil { return result(done, nil, text + "\n") }
      StandardStream.message(text)
    }
    let kept = try user { () throws(VaultError) in try drafts.load() }
    var draft = kept ?? InterviewDraft()
    let form = try PaperFormOption.number(invocation)
    if let form {
      if let other = draft.form, other != form {
        throw UserError(
          .usage, "The draft was written on the form \(other).", safe: "Nothing was changed.",
          next: "Finish it first: evault interview --finish")
      }
      draft.form = form
    }
    if let file = invocation.path("record") {
      let answers = try RecordInput.fields(file)
      if let kept { try InterviewResuming.requireSamePerson(answers, kept) }
      for member in answers.members { draft.fields[member.name] = member.value }
    } else if !invocation.has("finish") {
      guard Terminal.current.canAsk else {
        throw UserError(
          .usage, Phrase("error.no_terminal"), next: Phrase("error.no_terminal.next", ["option": "--record FILE"]))
      }
      let choice = InterviewResuming.choose(kept)
      if choice == .leave { return result(nil, kept, SpokenAnswer.text("dialogue.as_it_was") + "\n") }
      if choice == .anew {
        try user { () throws(VaultError) in try drafts.discard() }
        draft = InterviewDraft(form: form)
      }
      if choice != .finish {
        let isDone = try InterviewForm(unlocked, drafts).ask(&draft)
        guard isDone else { return try keep(draft, drafts) }
      }
    }
    guard !draft.fields.isEmpty else { throw UserError(.usage, Phrase("dialogue.nothing_to_finish")) }
    try tellEarlier(draft, unlocked)
    return invocation.has("later") ? try keep(draft, drafts) : try finish(draft, unlocked)
  }

  private static func keep(_ draft: InterviewDraft, _ drafts: InterviewDrafts) throws(UserError) -> CommandResult {
    guard !draft.fields.isEmpty else { return result(nil, nil, SpokenAnswer.text("dialogue.nothing") + "\n") }
    let faults = Interviews.faults(in: draft)
    guard faults.isEmpty else {
      throw UserError(
        .usage, "The draft is not right. \(faults.prefix(20).joined(separator: " "))", safe: "Nothing was changed.",
        next: "What belongs where: evault record template interview")
    }
    try user { () throws(VaultError) in try drafts.save(draft) }
    return result(
      nil, draft,
      SpokenAnswer.text(
        "dialogue.kept", ["pseudonym": InterviewResuming.person(draft), "until": draft.ends.description]) + "\n"
        + Interface.text(
          "dialogue.go_on", ["command": "evault interview", "finish": "evault interview --finish"]) + "\n")
  }

  private static func finish(_ draft: InterviewDraft, _ unlocked: UnlockedVault) throws(UserError) -> CommandResult {
    let id = try user { () throws(VaultError) in try Interviews(unlocked).finish(draft) }
    let open = draft.openFields.map { Interface.text("field.interview.\($0)").lowercased() }
    return result(
      id, draft,
      SpokenAnswer.text(
        "dialogue.recorded", ["pseudonym": InterviewResuming.person(draft), "id": id.description]) + "\n"
        + (open.isEmpty
          ? "" : SpokenAnswer.text("dialogue.open", ["fields": open.joined(separator: ", ")]) + "\n"))
  }

  private static func result(_ id: Identifier?, _ draft: InterviewDraft?, _ text: String) -> CommandResult {
    CommandResult(
      schema: "interview",
      [
        "record": id.map { .string($0.description) } ?? .null,
        "draft_until": id == nil ? draft.map { .string($0.ends.description) } ?? .null : .null,
        "open": .array((draft?.openFields ?? []).map { .string($0) }),
      ], text: text)
  }

  /// Says what is known of earlier interviews: being asked again can do harm.
  static func tellEarlier(_ draft: InterviewDraft, _ unlocked: UnlockedVault) throws(UserError) {
    guard let pseudonym = draft.fields["pseudonym"]?.stringValue else { return }
    switch try user({ () throws(VaultError) in try Interviews(unlocked).earlier(pseudonym) }) {
    case .found(let count, let last):
      let key = count == 1 ? "dialogue.before.once" : "dialogue.before.times"
      warn(Interface.text(key, ["count": String(count), "last": "\(last)"]))
    case .listed: warn(Interface.text("dialogue.before.listed"))
    case .none: break
    case .notListed: StandardStream.message(Interface.text("dialogue.before.not_listed"))
    case .notChecked: StandardStream.message(Interface.text("dialogue.before.not_checked"))
    }
  }

  private static func warn(_ text: String) {
    StandardStream.message(
      Style.warning(Interface.text("dialogue.before")) + "  \(text) \(Interface.text("dialogue.before.harm"))")
  }
}
