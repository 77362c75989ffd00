import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault recovery split`, `rehearse` and `combine`.
enum RecoveryCommands {
  static let split = Command(
    CommandSpecification(
      ["recovery", "split"], "Make a recovery identity that exists only in shares, on paper, with people you trust.",
      options: [
        .value("shares", nil, "N", help: "how many shares to make, up to 16"),
        .value("threshold", nil, "K", help: "how many of them give access"),
        .value("output", "o", "DIR", help: "the new folder for the shares: a text file and a page to print for each"),
      ],
      details: """
        Any K of the shares give access to everything you are cleared for; fewer tell nothing. Print them, hand them out, rehearse,
        then delete the folder. One share of one is a backup key: whoever holds it has access.
        """,
      example: "evault recovery split --shares 5 --threshold 3 -o shares")
  ) { session throws(UserError) in
    let invocation = session.invocation
    guard let count = try invocation.text("shares").flatMap({ Int($0) }),
      let threshold = try invocation.text("threshold").flatMap({ Int($0) }), let path = invocation.path("output")
    else { throw UserError(.usage, "Say how many, how many are needed, and where: --shares N --threshold K -o DIR") }
    let unlocked = try session.unlock()
    let split = try user { () throws(VaultError) in
      try Recovery.split(unlocked, count: count, threshold: threshold, into: path)
    }
    return CommandResult(schema: "recovery-split", RecoveryDisplay.json(split), text: RecoveryDisplay.text(split))
  }

  static let rehearse = Command(
    CommandSpecification(
      ["recovery", "rehearse"], "Prove that shares work, without showing or keeping the key.", positionals: "SHARE…",
      count: 1...16, example: "evault recovery rehearse share-1-of-5.txt share-3-of-5.txt share-4-of-5.txt")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let paths = session.invocation.positionals
    let (label, compartments) = try user { () throws(VaultError) in try Recovery.rehearse(vault, paths) }
    return CommandResult(
      schema: "recovery-rehearse",
      ["label": .string(label), "compartments": .array(compartments.map { .string($0) })],
      text: "These shares work: they give \(label), which opens \(compartments.joined(separator: ", ")).\n")
  }

  static let combine = Command(
    CommandSpecification(
      ["recovery", "combine"], "Put shares together: writes an identity that has access again.", positionals: "SHARE…",
      count: 1...16,
      options: [
        .value("output", "o", "FILE", help: "the new identity's file"),
        .toggle("no-passphrase", help: "leave the file unsealed: whoever gets it, gets your keys"),
      ],
      details: """
        The identity is a custodian's. Use it to admit a new identity of your own (evault member add), then remove the lost one,
        and make new shares: those that were put together are known to this machine.
        """,
      example: "evault recovery combine share-1-of-5.txt share-3-of-5.txt share-4-of-5.txt -o recovered.age")
  ) { session throws(UserError) in
    guard let output = session.invocation.path("output") else {
      throw UserError(.usage, "Say where to write the identity: -o FILE")
    }
    let vault = try session.vault()
    let paths = session.invocation.positionals
    let identity = try user { () throws(VaultError) in try Recovery.combine(vault, paths) }
    let passphrase = session.invocation.has("no-passphrase") ? nil : try Passphrase.choose(session.invocation)
    try user { () throws(VaultError) in try IdentityFile.create(identity, at: output, passphrase: passphrase) }
    return CommandResult(
      schema: "recovery-combine", ["file": .string(output.description), "kid": .string(identity.signer.kid)],
      text: "Wrote the recovered identity: \(output)\nTry it: evault list --identity \(output)\n")
  }
}
