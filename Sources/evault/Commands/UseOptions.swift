import Consent
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// The options that say what something is used for, as consents ask for it.
enum UseOptions {
  static let all: [OptionSpecification] = [
    .value("for", nil, "PURPOSE", help: "what for: \(words(ConsentPurpose.self))"),
    .value(
      "recipient-class", nil, "CLASS", repeats: true,
      help: "a class the office belongs to, as consents name it (prosecutor); public: it is published"),
    .value("form", nil, "FORM", help: "\(words(DisclosureForm.self)) (else identified)"),
    .value("shows", nil, "DATA", repeats: true, help: "what else of people is seen in it: \(words(DataScope.self))"),
    affirm,
  ]

  /// What is said of names under which something left before.
  static let names: [OptionSpecification] = [
    .value(
      "recipient-is", nil, "OFFICE", repeats: true,
      help: "the recipient is the office that received something under this name, too"),
    .value(
      "recipient-is-not", nil, "OFFICE", repeats: true,
      help: "the recipient is another office than this one, whose name is nearly the same"),
  ]

  /// The use of an export: with what is said of other names.
  static func readExport(_ invocation: Invocation) throws(UserError) -> IntendedUse {
    var use = try read(invocation)
    use.sameAs = try invocation.texts("recipient-is")
    use.otherThan = try invocation.texts("recipient-is-not")
    return use
  }

  static let affirm = OptionSpecification.value(
    "affirm", nil, "CONDITION", repeats: true,
    help: "a condition of a consent that holds: no_death_penalty, or its number")

  static func read(_ invocation: Invocation) throws(UserError) -> IntendedUse {
    var use = IntendedUse()
    use.purpose = try word("for", ConsentPurpose.self, invocation.text("for"))
    if let form = try word("form", DisclosureForm.self, invocation.text("form")) { use.form = form }
    for text in try invocation.texts("shows") {
      if let scope = try word("shows", DataScope.self, text) { use.shows.insert(scope) }
    }
    use.recipientClasses = try invocation.texts("recipient-class")
    if use.recipientClasses.contains(where: \.isEmpty) { throw UserError(.usage, "--recipient-class says nothing.") }
    use.affirmed = try affirmed(invocation)
    return use
  }

  /// The names of conditions have no hyphen, and what else is affirmed has no underscore.
  static func affirmed(_ invocation: Invocation) throws(UserError) -> Set<String> {
    Set(
      try invocation.texts("affirm").map { text in
        let named = text.replacing("-", with: "_")
        return Condition.Name(rawValue: named) == nil ? text : named
      })
  }

  /// The word that an option gives; hyphens are taken for the underscores of records.
  static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ option: String, _ type: Word.Type, _ text: String?
  ) throws(UserError) -> Word? {
    guard let text else { return nil }
    guard let word = Word(rawValue: text.replacing("-", with: "_")) else {
      throw UserError(.usage, "There is no --\(option) \(text).", next: "One of: \(words(type)).")
    }
    return word
  }

  static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
