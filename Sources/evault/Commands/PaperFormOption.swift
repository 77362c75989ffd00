import Custody
import TerminalInterface
import VaultFiles

/// The option `--form`: the number that is printed on a paper form.
enum PaperFormOption {
  static func option(_ help: String) -> OptionSpecification { .value("form", nil, "NUMBER", help: help) }

  /// The number that was given; nil where none was.
  static func number(_ invocation: Invocation) throws(UserError) -> Identifier? {
    guard let text = try invocation.text("form") else { return nil }
    guard let number = Identifier(typed: text) else {
      throw UserError(
        .usage, "\(VisibleText.escape(text)) is no form's number.", safe: "Nothing was written.",
        next: "It has 17 letters and digits, and stands beside the bars on each page. Was one mistyped?")
    }
    return number
  }
}
