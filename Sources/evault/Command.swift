import TerminalInterface

/// A command: how it is called, and the one thing it does.
struct Command: Sendable {
  let specification: CommandSpecification
  let run: @Sendable (Session) throws(UserError) -> CommandResult

  init(_ specification: CommandSpecification, _ run: @escaping @Sendable (Session) throws(UserError) -> CommandResult) {
    self.specification = specification
    self.run = run
  }

  /// Options that every command takes.
  static let commonOptions: [OptionSpecification] = [
    .value("vault", "V", "DIR", help: "the vault (else EVAULT_VAULT, else the nearest enclosing one)"),
    .value(
      "identity", nil, "FILE", help: "your identity (else EVAULT_IDENTITY, else the one in your configuration folder)"),
    .value("fingerprint", nil, "HEX", help: "the vault's fingerprint as you know it from elsewhere"),
    .value(
      "passphrase-file", nil, "FILE",
      help:
        "a file whose first line is the passphrase (or EVAULT_PASSPHRASE_FILE, or what EVAULT_PASSPHRASE_COMMAND prints)"
    ),
    .value("passphrase-fd", nil, "N", help: "an open file descriptor to read the passphrase from"),
    .toggle("json", help: "one JSON document as the result, errors included"),
    .toggle("help", "h", help: "this help"),
  ]
}
