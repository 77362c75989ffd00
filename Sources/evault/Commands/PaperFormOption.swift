import Custody
import TerminalInterface
import VaultFiles

/// The option `--form`: the number that is printed on a paper form. Where `--form` says how people appear, it is `--paper`.
enum PaperFormOption {
  static func option(_ help: String, name: String = "form") -> OptionSpecification {
    .value(name, nil, "NUMBER", help: help)
  }

  /// The number that was given; nil where none was.
  static func number(_ invocation: Invocation, name: String = "form") throws(UserError) -> Identifier? {
    guard let text = try invocation.text(name) else { return nil }
    guard let number = Identifier(typed: text) else {
      throw UserError(
        .usage, "\(VisibleText.escape(text)) is no form's number.", safe: "Nothing was written.",
        next: "It has 17 letters and digits, and stands beside the bars on each page. Was one mistyped?")
    }
    return number
  }
}
