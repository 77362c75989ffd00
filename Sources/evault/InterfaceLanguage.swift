import TerminalInterface
import Translations
import VaultFiles

/// The option `--language` of commands that speak with a person for long.
enum InterfaceLanguage {
  static let names = Language.allCases.map(\.rawValue).joined(separator: ", ")
  static let option = OptionSpecification.value(
    "language", nil, "L", help: "\(names) (else EVAULT_LANGUAGE, else your locale's, else en)")

  /// The language that was given, which is spoken from now on; else the one that is spoken anyway.
  @discardableResult
  static func take(_ invocation: Invocation) throws(UserError) -> Language {
    guard let text = try invocation.text("language") else { return Interface.texts.language }
    guard let language = Language(rawValue: text) else {
      throw UserError(
        .usage, "There is no language \(VisibleText.escape(text)).", safe: "Nothing was written.",
        next: "There are: \(names).")
    }
    Interface.speak(language)
    return language
  }
}
