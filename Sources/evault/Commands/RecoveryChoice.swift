import TerminalInterface
import VaultFiles
import VaultKit

/// How a founder gets back in if their identity is lost: shares, a backup key, or knowingly not at all. There is no default.
enum RecoveryChoice {
  case shares(count: Int, threshold: Int, folder: FilePath)
  case refused

  static let options: [OptionSpecification] = [
    .value("recovery", nil, "K/N", help: "make N recovery shares of which K give access (1/1: a backup key)"),
    .value("recovery-output", nil, "DIR", help: "the new folder for them"),
    .toggle("no-recovery", help: "accept that a lost identity loses everything in the vault"),
  ]

  /// What the options say; else what the person at the terminal says.
  static func choose(_ invocation: Invocation) throws(UserError) -> RecoveryChoice {
    if invocation.has("no-recovery") {
      guard !invocation.has("recovery") else { throw UserError(.usage, "Say --recovery or --no-recovery, not both.") }
      return .refused
    }
    if let numbers = try invocation.text("recovery") {
      guard let folder = invocation.path("recovery-output") else {
        throw UserError(.usage, "Say where the shares go: --recovery-output DIR")
      }
      return try shares(numbers, folder)
    }
    guard Terminal.current.canAsk else {
      throw UserError(
        .usage, "How will you get back in if your identity is lost?", safe: "Nothing was made.",
        next: "Add: --recovery 3/5 --recovery-output DIR, or --recovery 1/1 for a backup key, or --no-recovery")
    }
    return try ask()
  }

  private static func ask() throws(UserError) -> RecoveryChoice {
    StandardStream.message(
      """
      How will you get back in if your identity is lost, or its passphrase forgotten?
        1  recovery shares, on paper, with people you trust
        2  a backup key, on one sheet of paper
        3  not at all
      """)
    switch Prompt.line("Type 1, 2 or 3: ") {
    case "1":
      let numbers = Prompt.line("How many are needed, of how many? For example 3/5: ") ?? ""
      return try shares(numbers, folder())
    case "2": return .shares(count: 1, threshold: 1, folder: try folder())
    case "3":
      let sentence = "I accept the loss"
      guard Prompt.line("A lost identity then loses everything in this vault. Type: \(sentence): ") == sentence else {
        throw UserError(.usage, "Nothing was chosen.", safe: "Nothing was made.")
      }
      return .refused
    default: throw UserError(.usage, "Nothing was chosen.", safe: "Nothing was made.")
    }
  }

  private static func folder() throws(UserError) -> FilePath {
    guard let name = Prompt.line("Which new folder should they be written to? "), !name.isEmpty else {
      throw UserError(.usage, "No folder was named.", safe: "Nothing was made.")
    }
    return FilePath(name)
  }

  private static func shares(_ numbers: String, _ folder: FilePath) throws(UserError) -> RecoveryChoice {
    let parts = numbers.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let threshold = parts[0], let count = parts[1], Recovery.canSplit(count, threshold) else {
      throw UserError(
        .usage, "\(numbers) is no way to split a key: it takes 2 to 16 shares of which at least 2 are needed, or 1/1.",
        safe: "Nothing was made.")
    }
    return .shares(count: count, threshold: threshold, folder: folder)
  }
}
