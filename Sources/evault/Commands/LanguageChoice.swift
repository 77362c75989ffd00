import TerminalInterface
import Translations
import VaultFiles

/// In which language a page for people speaks.
enum LanguageChoice {
  static let option = OptionSpecification.value(
    "language", nil, "L",
    help: "of the page for people: \(Language.allCases.map(\.rawValue).joined(separator: ", ")) (else en)")

  static func read(_ invocation: Invocation) throws(UserError) -> Language {
    guard let word = try invocation.text("language") else { return .english }
    guard let language = Language(rawValue: word) else {
      throw UserError(
        .usage, "There are no texts in \(VisibleText.escape(word)).",
        next: "Languages are: \(Language.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return language
  }
}
