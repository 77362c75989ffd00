import Custody
import TerminalInterface
import Translations
import VaultCrypto
import VaultFiles
import VaultKit

/// One command's arguments, and how it gets at vault and identity.
struct Session: Sendable {
  let invocation: Invocation
  let command: CommandSpecification

  init(_ invocation: Invocation, command: CommandSpecification) {
    self.invocation = invocation
    self.command = command
  }

  /// The vault's folder: `--vault`, `EVAULT_VAULT`, the nearest enclosing vault, or that of the field kit one works with.
  func vaultPath() throws(UserError) -> FilePath {
    if let path = invocation.path("vault") ?? Machine.environment("EVAULT_VAULT") { return path }
    guard let path = VaultLocator.enclosing() ?? FieldKit.find().map(FieldKit.vault) else {
      throw UserError(
        .noVault, Phrase("error.no_vault_here"),
        next: Phrase("error.no_vault.next", ["option": "--vault DIR", "command": "evault init DIR"]))
    }
    return path
  }

  /// The identity's file: `--identity`, `EVAULT_IDENTITY`, the kit's where the vault is a kit's, or the one in the configuration folder.
  var identityPath: FilePath {
    get throws(UserError) {
      if let path = invocation.path("identity") ?? Machine.environment("EVAULT_IDENTITY")
        ?? (try? vaultPath()).flatMap(FieldKit.of).map(FieldKit.identity)
      {
        return path
      }
      return try user { () throws(VaultError) in try Machine.configurationFolder.appending("identity.age") }
    }
  }

  /// The vault, for what needs no key.
  func vault(at place: FilePath? = nil, acceptsRollback: Bool = false) throws(UserError) -> Vault {
    let path = if let place { place } else { try vaultPath() }
    let vault = try user { () throws(VaultError) in try Vault(path, acceptsRollback: acceptsRollback) }
    if let expected = try fingerprint(), expected != vault.fingerprint {
      throw UserError(
        .signerNotTrusted, "This is not the vault you meant: its fingerprint is \(vault.fingerprint).",
        safe: "Nothing was changed.",
        next:
          "Look whether --vault names the right folder. If it does, do not use this copy: ask a custodian which fingerprint is right."
      )
    }
    return vault
  }

  /// The fingerprint that the user gave.
  func fingerprint() throws(UserError) -> Fingerprint? {
    // A command's own option of this name may be about a card.
    guard let text = try invocation.text("fingerprint"), !text.hasPrefix("SHA256:") else { return nil }
    guard let fingerprint = Fingerprint(typed: text) else {
      throw UserError(.usage, Phrase("error.fingerprint"), next: Phrase("error.fingerprint.next"))
    }
    return fingerprint
  }

  /// The identity, opened; and its passphrase, to write it again.
  func identity() throws(UserError) -> (identity: MemberIdentity, passphrase: SecretBytes?) {
    let path = try identityPath
    if let kept = UnlockedIdentity.recall(path) { return (kept, nil) }
    let isSealed = try user { () throws(VaultError) in try IdentityFile.isSealed(path) }
    let passphrase = isSealed ? try Passphrase.ask(invocation, Interface.text("passphrase.identity") + " ") : nil
    let identity = try user { () throws(VaultError) in try IdentityFile.open(path, passphrase: passphrase) }
    return (identity, passphrase)
  }

  /// The passphrase to write the identity with: asked for again where the identity came from the kernel's keyring.
  func passphraseForWriting(_ opened: SecretBytes?) throws(UserError) -> SecretBytes? {
    let path = try identityPath
    if let opened { return opened }
    guard try user({ () throws(VaultError) in try IdentityFile.isSealed(path) }) else { return nil }
    return try Passphrase.ask(invocation, Interface.text("passphrase.identity") + " ")
  }

  /// Vault and identity. A vault that the identity does not know yet is pinned once its fingerprint was given.
  /// - Parameter opened: the identity, where it was opened already.
  func unlock(
    at place: FilePath? = nil, with opened: (identity: MemberIdentity, passphrase: SecretBytes?)? = nil,
    acceptsRollback: Bool = false, passingOverDamagedKeys: Bool = false
  ) throws(UserError) -> UnlockedVault {
    let vault = try vault(at: place, acceptsRollback: acceptsRollback)
    var (identity, passphrase) = if let opened { opened } else { try identity() }
    if !identity.knownVaults.contains(vault.fingerprint), try confirms(vault.fingerprint) {
      identity.knownVaults.append(vault.fingerprint)
      let path = try identityPath
      let writing = try passphraseForWriting(passphrase)
      try user { () throws(VaultError) in try IdentityFile.pin(vault.fingerprint, at: path, passphrase: writing) }
      // What is kept open does not know the vault.
      _ = UnlockedIdentity.forget(path)
    }
    let known = identity
    let unlocked = try user { () throws(VaultError) in
      try UnlockedVault(vault, identity: known, passingOverDamagedKeys: passingOverDamagedKeys)
    }
    InterviewDrafts.removeExpired(in: vault)
    if !acceptsRollback, let failed = UnlockFailures(try identityPath)?.record(in: unlocked) {
      StandardStream.message(
        Style.warning("identity")
          + "  A wrong passphrase was given \(failed.number == 1 ? "once" : "\(failed.number) times") since this identity was last open, \(failed.number == 1 ? "on \(failed.last)" : "from \(failed.first) to \(failed.last)"). That is in the custody log now. Was it not you, the machine is not only yours."
      )
    }
    if let seconds = unlocked.secondsBehind {
      StandardStream.message(
        Style.warning("clock")
          + "  This machine's clock is behind the last event's time, by \(Self.duration(seconds)). What is recorded now will say so."
      )
    }
    return unlocked
  }

  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  private func confirms(_ fingerprint: Fingerprint) throws(UserError) -> Bool {
    if try self.fingerprint() == fingerprint { return true }
    guard Terminal.current.canAsk else { return false }
    StandardStream.message(
      "\(Interface.text("vault.first"))\n  \(fingerprint.groupedLines(indent: 2))"
    )
    guard SpokenAnswer.confirms("vault.first.confirm") else {
      throw UserError(
        .signerNotTrusted, Phrase("start.not_confirmed"), safe: Phrase("safe.unchanged"),
        next: Phrase("vault.first.refused.next"))
    }
    return true
  }

  /// The item that a positional argument names.
  func item(_ text: String) throws(UserError) -> Identifier {
    guard let item = Identifier(typed: text) else {
      throw UserError(
        .usage, Phrase("error.not_an_item", ["text": text]),
        next: Phrase("error.not_an_item.next", ["command": "evault list"]))
    }
    return item
  }
}

/// Runs library work, and turns its error into one for people.
func user<R>(_ body: () throws(VaultError) -> R) throws(UserError) -> R {
  do throws(VaultError) { return try body() } catch { throw UserError(error) }
}

extension UserError {
  /// The same error, with its exit code.
  init(_ error: VaultError) {
    let code: ExitCode =
      switch error.kind {
      case .failed: .failed
      case .usage: .usage
      case .noVault: .noVault
      case .locked: .locked
      case .wrongIdentity: .wrongPassphraseOrIdentity
      case .notPermitted: .notPermitted
      case .corrupt: .corrupt
      case .badSignature: .badSignature
      case .notTrusted: .signerNotTrusted
      case .rolledBack: .incompleteOrRolledBack
      case .badDisclosure: .badDisclosure
      case .consentForbids: .consentForbids
      case .interrupted: .interrupted
      case .timeNotEstablished: .timeNotEstablished
      }
    if let phrases = error.phrases {
      self.init(code, phrases)
    } else {
      self.init(
        code, error.message, safe: error.safe, next: error.next, refusals: error.refusals.map { RefusedPart($0) })
    }
  }
}
