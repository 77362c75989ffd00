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
      ],
      details: """
        Prints the vault's fingerprint: the one value by which others can tell it from a look-alike.
        Whoever forgets the passphrase of the only identity loses all that the vault holds.
        """,
      example: "evault init case.vault")
  ) { session throws(UserError) in
    let path = session.invocation.positionals[0]
    let label = try session.invocation.text("label") ?? "custodian-1"
    let accepts = session.invocation.has("accept-weak-storage")
    let file = session.identityPath
    let (founder, passphrase) = try session.identity()
    let founded = try user { () throws(VaultError) in
      try VaultFounding.found(at: path, by: founder, label: label, acceptsWeakStorage: accepts) {
        fingerprint throws(VaultError) in
        try IdentityFile.pin(fingerprint, at: file, passphrase: passphrase)
      }
    }
    var text = """
      Made a vault: \(path)

      Its fingerprint is
        \(founded.fingerprint.grouped)

      Write it down, on paper, away from this machine: it is how anyone can tell this vault from a look-alike.
      Keep a copy of your identity (\(file)) and its passphrase in a safe place. This vault has no other way
      to be opened: a lost identity or a forgotten passphrase loses everything in it.

      """
    if !founded.weaknesses.isEmpty {
      text += "\nAccepted and recorded: \(founded.weaknesses.joined(separator: "; ")).\n"
    }
    let members: JSONObject = [
      "vault": .string(path.description), "fingerprint": .string(founded.fingerprint.description),
      "label": .string(label),
      "weak_storage": .array(founded.weaknesses.map { .string($0) }),
    ]
    return CommandResult(schema: "init", members, text: text)
  }
}
