import Glibc
import TerminalInterface
import Translations
import VaultCrypto
import VaultFiles
import VaultKit

/// Where a passphrase comes from: a file, a descriptor, a command named in the environment, or the terminal. Never an argument.
enum Passphrase {
  /// The passphrase of an identity that exists.
  static func ask(_ invocation: Invocation, _ question: String) throws(UserError) -> SecretBytes {
    if let given = try given(invocation) { return given }
    guard let typed = Prompt.secret(question) else { throw missing }
    return typed
  }

  /// A new passphrase, typed twice where it is typed; words are made up for whoever types none.
  static func choose(_ invocation: Invocation) throws(UserError) -> SecretBytes {
    if let given = try given(invocation) { return try checked(given) }
    return try checked(typed())
  }

  /// Another passphrase for an identity that has one: from `--new-passphrase-file`, or typed.
  static func exchange(_ invocation: Invocation) throws(UserError) -> SecretBytes {
    if let file = invocation.path("new-passphrase-file") { return try checked(PassphraseInput.read(file)) }
    return try checked(typed())
  }

  /// The passphrase of a certificate's file: from its own options, or typed. What opens the identity is never tried on it.
  static func certificate(_ invocation: Invocation, _ question: String) throws(UserError) -> SecretBytes {
    if let given = try PassphraseInput.given(invocation, kind: "certificate-") { return given }
    guard let typed = Prompt.secret(question) else {
      throw UserError(
        .wrongPassphraseOrIdentity, "The certificate's file has a passphrase, and there is no terminal to ask at.",
        next: "Give it with --certificate-passphrase-file FILE or --certificate-passphrase-fd N.")
    }
    return typed
  }

  private static func typed() throws(UserError) -> SecretBytes {
    guard var first = Prompt.secret(Interface.text("passphrase.new", ["enter": "Enter"]) + " ") else { throw missing }
    if first.count == 0 {
      let words = GeneratedPassphrase.make()
      StandardStream.message(
        "\(Interface.text("passphrase.made"))\n  \(words)\n\(Interface.text("passphrase.write_down"))")
      var bytes = Array(words.utf8)
      first = SecretBytes(taking: &bytes)
    }
    guard let second = Prompt.secret(Interface.text("passphrase.again") + " ") else { throw missing }
    guard first.isEqual(to: second) else { throw UserError(.usage, Phrase("error.passphrases_differ")) }
    return first
  }

  private static func checked(_ chosen: SecretBytes) throws(UserError) -> SecretBytes {
    guard chosen.count >= 8 else {
      throw UserError(.usage, Phrase("error.passphrase_short"))
    }
    return chosen
  }

  private static let missing = UserError(
    .wrongPassphraseOrIdentity, Phrase("error.passphrase_needed"),
    next: Phrase(
      "error.passphrase_needed.next",
      ["options": "--passphrase-file FILE, --passphrase-fd N, EVAULT_PASSPHRASE_FILE, EVAULT_PASSPHRASE_COMMAND"]))

  private static func given(_ invocation: Invocation) throws(UserError) -> SecretBytes? {
    if let given = try PassphraseInput.given(invocation) { return given }
    if let file = Machine.environment("EVAULT_PASSPHRASE_FILE") { return try PassphraseInput.read(file) }
    if let command = Machine.environment("EVAULT_PASSPHRASE_COMMAND") { return try run(command) }
    return nil
  }

  private static func run(_ command: FilePath) throws(UserError) -> SecretBytes {
    let terminated = command.bytes.map { CChar(bitPattern: $0) } + [0]
    guard let pipe = unsafe popen(terminated, "r") else {
      throw UserError(.failed, "EVAULT_PASSPHRASE_COMMAND cannot be run.")
    }
    let secret: SecretBytes
    do throws(UserError) { secret = try unsafe PassphraseInput.firstLine(fileno(pipe)) } catch {
      unsafe pclose(pipe)
      throw error
    }
    guard unsafe pclose(pipe) == 0 else {
      throw UserError(.wrongPassphraseOrIdentity, "EVAULT_PASSPHRASE_COMMAND failed.")
    }
    return secret
  }
}
