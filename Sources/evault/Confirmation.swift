import TerminalInterface

/// Asking before something is destroyed.
enum Confirmation {
  static let option = OptionSpecification.toggle("yes", help: "do not ask; needed where nobody is at a terminal")

  /// Goes on only with `--yes`, or where a person types it.
  static func require(_ invocation: Invocation, _ question: String) throws(UserError) {
    if invocation.has("yes") { return }
    guard Terminal.current.canAsk else {
      throw UserError(
        .usage, "\(question) Nobody is at a terminal to be asked.", safe: "Nothing was changed.", next: "Add: --yes")
    }
    guard Prompt.line("\(question) It cannot be undone. Type yes: ") == "yes" else {
      throw UserError(.failed, "Not confirmed.", safe: "Nothing was changed.")
    }
  }
}
