import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault log prove`.
enum LogProveCommand {
  static let command = Command(
    CommandSpecification(
      ["log", "prove"], "Write a proof that an entry is in the log, for somebody without the vault. Needs no key.",
      positionals: "ENTRY", count: 1...1, options: [.value("output", "o", "FILE", help: "where to write it")],
      details: """
        The proof is a C2SP tlog-proof, which other tools read too. It shows that the log has this entry, and nothing of what it says.
        """,
      example: "evault log prove 17 -o entry-17.tlog-proof")
  ) { session throws(UserError) in
    let word = try session.invocation.words()[0]
    guard let index = UInt64(word) else {
      throw UserError(.usage, "\(word) is no entry's number.", next: "Numbers stand in: evault log")
    }
    guard let path = session.invocation.path("output") else {
      throw UserError(.usage, "Say where to write the proof: -o FILE")
    }
    let vault = try session.vault()
    let size = try user { () throws(VaultError) in try EntryProof.create(index, in: vault, at: path) }
    return CommandResult(
      schema: "log-prove",
      [
        "entry": .number(JSONNumber(index)), "size": .number(JSONNumber(size)), "file": .string(path.description),
        "fingerprint": .string(vault.fingerprint.description),
      ],
      text: "Wrote the proof that entry \(index) is among the \(size) of the log: \(path)\n")
  }
}
