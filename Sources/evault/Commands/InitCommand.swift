import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault init`.
enum InitCommand {
  static let command = Command(
    CommandSpecification(
      ["init"], "Make a vault, with you as its custodian.", positionals: "DIR", count: 1...1,
      options: [
        .value("label", nil, "L", help: "how the vault calls you: neutral, never a name (else custodian-1)"),
        .toggle("accept-weak-storage", help: "accept a disk that cannot keep a vault's promises; recorded for ever"),
      ] + RecoveryChoice.options,
      details: """
        Prints the vault's fingerprint: the one value by which others can tell it from a look-alike.
        An identity can be lost and its passphrase forgotten: how you get back in then is asked here, and has no default.
        """,
      example: "evault init case.vault --recovery 3/5 --recovery-output shares")
  ) { session throws(UserError) in
    let path = session.invocation.positionals[0]
    let label = try session.invocation.text("label") ?? "custodian-1"
    let accepts = session.invocation.has("accept-weak-storage")
    let recovery = try RecoveryChoice.choose(session.invocation)
    if case .shares(_, _, let folder) = recovery {
      try user { () throws(VaultError) in try VaultFolder.requireOutside(folder, vaultToBe: path) }
    }
    let file = try session.identityPath
    let (founder, opened) = try session.identity()
    let passphrase = try session.passphraseForWriting(opened)
    let founded = try user { () throws(VaultError) in
      try VaultFounding.found(at: path, by: founder, label: label, acceptsWeakStorage: accepts) {
        fingerprint throws(VaultError) in
        try IdentityFile.pin(fingerprint, at: file, passphrase: passphrase)
      }
    }
    var text = """
      Made a vault: \(path)

      Its fingerprint is
        \(founded.fingerprint.groupedLines(indent: 2))

      Write it down, on paper, away from this machine: it is how anyone can tell this vault from a look-alike.
      Keep a copy of your identity (\(file)) and its passphrase in a safe place.

      """
    let split = try prepare(recovery, path, founder, founded.fingerprint)
    if let split {
      text += RecoveryDisplay.text(split)
    } else {
      text +=
        "This vault has no other way to be opened: a lost identity or a forgotten passphrase loses everything in it.\n"
    }
    if !founded.weaknesses.isEmpty {
      text += "\nAccepted and recorded: \(founded.weaknesses.joined(separator: "; ")).\n"
    }
    let members: JSONObject = [
      "vault": .string(path.description), "fingerprint": .string(founded.fingerprint.description),
      "label": .string(label),
      "weak_storage": .array(founded.weaknesses.map { .string($0) }),
      "recovery": split.map { .object(RecoveryDisplay.json($0)) } ?? .null,
    ]
    return CommandResult(schema: "init", members, text: text)
  }

  private static func prepare(
    _ choice: RecoveryChoice, _ path: FilePath, _ founder: MemberIdentity, _ fingerprint: Fingerprint
  ) throws(UserError) -> Recovery.Split? {
    guard case .shares(let count, let threshold, let folder) = choice else {
      RecoveryMemory(fingerprint).noteRefusal()
      return nil
    }
    do throws(VaultError) {
      var known = founder
      known.knownVaults.append(fingerprint)
      return try Recovery.split(
        UnlockedVault(Vault(path), identity: known), count: count, threshold: threshold, into: folder)
    } catch {
      throw UserError(
        .partlyDone, "The vault \(path) was made, and its recovery was not: \(error.message)",
        next: "Make shares with: evault recovery split")
    }
  }
}
