import Consent
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Asks a person at the terminal for a consent or a withdrawal, question by question.
enum ConsentPrompt {
  /// A record from a file or a pipe; asked for where nothing is named and a person is there.
  static func fields(
    _ path: FilePath?, _ ask: () throws(UserError) -> JSONObject
  ) throws(UserError) -> JSONObject {
    if path == nil, Terminal.current.canAsk { return try ask() }
    return try RecordInput.fields(path)
  }

  /// - Parameter form: the number of the paper; without one it is asked which item shows that they agreed.
  static func consent(on form: Identifier?) throws(UserError) -> JSONObject {
    StandardStream.message("What they agreed to. Who they are is never said here: only their pseudonym.")
    var fields: JSONObject = ["pseudonym": .string(try line("Pseudonym (P-…)"))]
    let shown =
      if let form { form.description } else {
        try line("Item with the signed form, or with the recording on which they agree")
      }
    fields["form"] = .string(shown)
    let version = Int(try line("Which consent of theirs this is (1 for the first)")) ?? 0
    fields["version"] = .integer(version)
    if version > 1 { fields["supersedes"] = .string(try line("Consent record that it takes the place of")) }
    fields["language"] = .string(try line("Language in which it was explained (ka, uk…)"))
    fields["explained_by"] = .string(try line("Explained by (a label or role)"))
    fields["date"] = .string(try time("When they agreed"))
    fields["checklist_explained"] = list("Points that were explained, with commas (purpose, voluntary, risks…)") ?? []
    fields["grants"] = .array(try terms("They allow"))
    let refusals = try terms("They refuse")
    if !refusals.isEmpty { fields["refusals"] = .array(refusals) }
    if let conditions = list("Conditions, with commas (\(words(Condition.Name.self)))") {
      fields["conditions"] = conditions
    }
    for (name, question) in [
      ("expires", "First day on which it no longer holds"), ("review", "Day from which they should be asked again"),
    ] {
      if let day = answer(question) { fields[name] = .string(day) }
    }
    if let items = list("Items that it is about, with commas (Enter: all that come from them)") {
      fields["items"] = items
    }
    return fields
  }

  static func withdrawal() throws(UserError) -> JSONObject {
    var fields: JSONObject = [
      "consent": .string(try line("Consent record")), "pseudonym": .string(try line("Pseudonym (P-…)")),
      "date": .string(try time("When they said so")),
    ]
    StandardStream.message("What they take back. Enter means: all of it.")
    var scope = JSONObject()
    for (name, question) in [
      ("activities", "Activities (\(words(ConsentActivity.self)))"),
      ("purposes", "Purposes (\(words(ConsentPurpose.self)))"),
      ("recipients", "Recipients"), ("data_scope", "Data (\(words(DataScope.self)))"), ("items", "Items"),
    ] {
      if let values = list(question) { scope[name] = values }
    }
    if !scope.isEmpty { fields["scope"] = .object(scope) }
    if let channel = answer("How they said so") { fields["channel"] = .string(channel) }
    return fields
  }

  /// Grants or refusals, until Enter ends them.
  private static func terms(_ heading: String) throws(UserError) -> [JSON] {
    var terms: [JSON] = []
    while let activity = answer("\(heading): activity (\(words(ConsentActivity.self)); Enter: nothing more)") {
      var term: JSONObject = ["activity": .string(activity)]
      for (name, question) in [
        ("purposes", "  purposes (\(words(ConsentPurpose.self)))"),
        ("recipients", "  recipients: offices, or classes of them"),
        ("data_scope", "  data (\(words(DataScope.self)))"),
      ] {
        if let values = list(question) { term[name] = values }
      }
      if let form = answer("  form (\(words(DisclosureForm.self)))") { term["form"] = .string(form) }
      terms.append(.object(term))
    }
    return terms
  }

  private static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func answer(_ question: String) -> String? {
    guard let answer = Prompt.line(question + ": "), !answer.isEmpty else { return nil }
    return answer
  }

  private static func line(_ question: String) throws(UserError) -> String {
    guard let answer = answer(question) else {
      throw UserError(.usage, "\(question): without it there is no record.", safe: "Nothing was written.")
    }
    return answer
  }

  private static func time(_ question: String) throws(UserError) -> String {
    let text = try line("\(question) (2026-03-06 09:50 Europe/Kyiv, or unknown)")
    return try user { () throws(VaultError) in try PersonalRecord.time(text).description }
  }

  private static func list(_ question: String) -> JSON? {
    let values = (answer(question) ?? "").split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    return values.isEmpty ? nil : .array(values.map { .string($0) })
  }
}
