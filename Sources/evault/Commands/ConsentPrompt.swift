import Consent
import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Asks a person at the terminal for a consent or a withdrawal, question by question. What is no answer is told at once, and asked again.
enum ConsentPrompt {
  /// Writes what a file or a pipe says, or where nothing is named and a person is there, what they answer. The identity is opened before
  /// anything is asked, and what was answered and could not be written is given back.
  /// - Parameter form: the number of the paper form; without one it is asked which item shows that they agreed.
  static func write<Written>(
    _ type: RecordType, _ session: Session, on form: Identifier? = nil,
    _ body: (UnlockedVault, JSONObject) throws(UserError) -> Written
  ) throws(UserError) -> Written {
    let path = session.invocation.positionals.first
    guard path == nil, Terminal.current.canAsk else {
      let fields = try RecordInput.fields(path)
      return try body(try session.unlock(), fields)
    }
    let unlocked = try session.unlock()
    let fields = try type == .consent ? consent(on: form) : withdrawal()
    do throws(UserError) { return try body(unlocked, fields) } catch {
      StandardStream.message("What you answered, to be corrected and given as JSON:")
      for line in String(decoding: JSONWriter.writePretty(.object(fields)), as: UTF8.self).split(separator: "\n") {
        StandardStream.message(VisibleText.escape(String(line)))
      }
      throw error
    }
  }

  private static func consent(on form: Identifier?) throws(UserError) -> JSONObject {
    StandardStream.message("What they agreed to. Who they are is never said here: only their pseudonym.")
    var answers = RecordAnswers(.consent)
    try answers.ask("pseudonym", "Pseudonym (P-…)")
    if let form {
      answers.fields["form"] = .string(form.description)
    } else {
      try answers.ask("form", "Item with the signed form, or with the recording on which they agree", as: .identifier)
    }
    try answers.ask(
      "version", "Version: 1, or a higher number where it takes the place of another consent of theirs", as: .number)
    if answers.fields["version"] != .integer(1) {
      try answers.ask("supersedes", "Consent record that it takes the place of", as: .identifier)
    }
    try answers.ask("language", "Language in which it was explained (ka, uk…)")
    try answers.ask("explained_by", "Explained by (a label or role)")
    try answers.ask("date", "When they agreed (2026-03-06 09:50 Europe/Kyiv, or unknown)", as: .time)
    answers.offer(
      "checklist_explained",
      "Points that were explained, with commas (purpose, voluntary, risks…; without any it allows nothing)", as: .list)
    if answers.fields["checklist_explained"] == nil { answers.fields["checklist_explained"] = [] }
    answers.fields["grants"] = .array(terms("They allow", "grants", answers))
    let refusals = terms("They refuse", "refusals", answers)
    if !refusals.isEmpty { answers.fields["refusals"] = .array(refusals) }
    answers.offer("conditions", "Conditions, with commas (\(words(Condition.Name.self)))", as: .list)
    while let said = answers.answer("conditions", "A condition in their words", as: .condition) {
      answers.fields["conditions"] = .array((answers.fields["conditions"]?.arrayValue ?? []) + [said])
    }
    answers.offer("expires", "First day on which it no longer holds")
    answers.offer("review", "Day from which they should be asked again")
    answers.offer("items", "Items that it is about, with commas (Enter: all that come from them)", as: .identifiers)
    return answers.fields
  }

  private static func withdrawal() throws(UserError) -> JSONObject {
    var answers = RecordAnswers(.withdrawal)
    try answers.ask("consent", "Consent record", as: .identifier)
    try answers.ask("pseudonym", "Pseudonym (P-…)")
    try answers.ask("date", "When they said so (2026-03-06 09:50 Europe/Kyiv, or unknown)", as: .time)
    StandardStream.message("What they take back. Enter means: all of it.")
    var scope = RecordAnswers(.withdrawal, at: "/scope") { ["scope": .object($0)] }
    scope.offer("activities", "Activities (\(words(ConsentActivity.self)))", as: .list)
    scope.offer("purposes", "Purposes (\(words(ConsentPurpose.self)))", as: .list)
    scope.offer("recipients", "Recipients", as: .list)
    scope.offer("data_scope", "Data (\(words(DataScope.self)))", as: .list)
    scope.offer("items", "Items", as: .identifiers)
    if !scope.fields.isEmpty { answers.fields["scope"] = .object(scope.fields) }
    answers.offer("channel", "How they said so")
    return answers.fields
  }

  /// Grants or refusals, until Enter ends them.
  private static func terms(_ heading: String, _ field: String, _ answers: RecordAnswers) -> [JSON] {
    var terms: [JSON] = []
    func ask() -> JSON? {
      var term = RecordAnswers(.consent, at: "/\(field)/0") { [field: .array([.object($0)])] }
      term.offer("activity", "\(heading): activity (\(words(ConsentActivity.self)); Enter: nothing more)")
      guard !term.fields.isEmpty else { return nil }
      term.offer("purposes", "  purposes (\(words(ConsentPurpose.self)))", as: .list)
      term.offer("recipients", "  recipients: offices, or classes of them", as: .list)
      term.offer("data_scope", "  data (\(words(DataScope.self)))", as: .list)
      term.offer("form", "  form (\(words(DisclosureForm.self)))")
      return .object(term.fields)
    }
    while let term = ask() {
      if let fault = answers.fault(in: .array([term]), of: field) {
        StandardStream.message("  \(fault) Once more, please.")
      } else {
        terms.append(term)
      }
    }
    return terms
  }

  private static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
