import Custody
import SelectiveDisclosure
import TerminalInterface
import Transfer
import TransparencyLog
import VaultFiles
import VaultKit

/// `evault log keys`, `evault log request-cosignature` and `evault log cosign`: what a vault asks of cosigners. None needs your keys.
enum LogCosigningCommands {
  static let keys = Command(
    CommandSpecification(
      ["log", "keys"], "Say who may sign the log, for cosigners who follow it and for policies.",
      options: [.value("output", "o", "FILE", help: "write the list that a cosigner follows the log by")],
      details: """
        Give a cosigner the list, and the vault's fingerprint another way. When members who write the log come or go, give them a newer list: it
        continues the one they have, and needs no fingerprint.
        """,
      example: "evault log keys -o log-keys")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let (keys, list) = try user { () throws(VaultError) in
      (try Cosigning(vault).logKeys(), try Cosigning(vault).keyList())
    }
    let path = session.invocation.path("output")
    if let path {
      let bytes: [UInt8]
      do throws(CustodyError) { bytes = try list.bytes() } catch {
        throw UserError(.corrupt, "The rosters cannot be written (\(error)).")
      }
      try CommandFile.write(bytes, to: path)
    }
    let lines = keys.map { "log \($0)" }
    let text =
      (path.map { "Wrote the list: \($0)\n" } ?? "") + "As a policy names them:\n"
      + lines.map { "  \($0)\n" }.joined()
      + "The vault's fingerprint:\n  \(vault.fingerprint.groupedLines(indent: 2))\n"
    return CommandResult(
      schema: "log-keys",
      [
        "file": path.map { .string($0.description) } ?? .null, "fingerprint": .string(vault.fingerprint.description),
        "roster": .integer(list.history.current.version), "keys": .array(keys.map { .string($0.description) }),
      ], text: text)
  }

  static let request = Command(
    CommandSpecification(
      ["log", "request-cosignature"], "Write a request by which a cosigner vouches for the log, without a network.",
      options: [
        CommandFile.option, CosignerChoice.option,
        .value("from", nil, "SIZE", help: "the size that the cosigner says it cosigned last"),
      ],
      details: """
        The file has the log's newest checkpoint and the proof that it continues what the cosigner saw last. It tells nothing about what is in
        the vault but how many entries the log has. The cosigner answers with: evault cosigner sign FILE
        """,
      example: "evault log request-cosignature -o request")
  ) { session throws(UserError) in
    guard let path = session.invocation.path("output") else {
      throw UserError(.usage, "Say where to write the request: -o FILE")
    }
    let vault = try session.vault()
    let known = try user { () throws(VaultError) in try Cosigning(vault).cosigners() }.map(\.key)
    let from = try session.invocation.text("from").map { text throws(UserError) in
      guard let size = UInt64(text) else {
        throw UserError(
          .usage, "--from needs a number of entries.",
          next: "For example: --from 12, as the cosigner says it cosigned last.")
      }
      return size
    }
    let choice = try CosignerChoice(session.invocation, known, isNeeded: from == nil)
    let request = try user { () throws(VaultError) in try Cosigning(vault).request(for: choice.key, from: from) }
    try CommandFile.write(request.bytes, to: path)
    return CommandResult(
      schema: "log-request-cosignature",
      [
        "file": .string(path.description), "cosigner": choice.key.map { .string($0.name.description) } ?? .null,
        "old_size": .number(JSONNumber(request.oldSize)), "size": .number(JSONNumber(request.checkpoint.size)),
      ],
      text: """
        Wrote the request \(path): a log of \(EntryCount.text(request.checkpoint.size))\(request.oldSize == 0 ? "" : ", continuing \(request.oldSize)").
        What the cosigner answers is added with: evault log attach FILE\(known.isEmpty ? " --cosigner KEY" : "")

        """)
  }

  static let cosign = Command(
    CommandSpecification(
      ["log", "cosign"], "Have a cosigner vouch for the log, over the network.",
      options: [
        .value("url", nil, "URL", help: "the cosigner's address (C2SP tlog-witness)"), CosignerChoice.option,
        .value("bundle", nil, "DIR", help: "add what cosigners said to a bundle of this vault, too"),
      ] + Network.options,
      details: """
        Any server that speaks C2SP tlog-witness can be asked. It learns the log's origin and how many entries it has, and nothing of what is in
        the vault. Its key must have come from its keepers another way.
        """,
      example: "evault log cosign --url https://cosigner.example.org/ --cosigner cosigner.example.org/1+…")
  ) { session throws(UserError) in
    guard let url = try session.invocation.text("url") else {
      throw UserError(.usage, "Say whom to ask: --url URL")
    }
    let vault = try session.vault()
    let known = try user { () throws(VaultError) in try Cosigning(vault).cosigners() }.map(\.key)
    let choice = try CosignerChoice(session.invocation, known, isNeeded: true)
    guard let key = choice.key else {
      throw UserError(
        .usage, "The vault knows no cosigner yet.", next: "Add the key that they told you another way: --cosigner KEY")
    }
    let answer = try CosignerClient(vault, url, session.invocation).ask(key)
    let attached = try user { () throws(VaultError) in try Cosigning(vault).attach(answer.lines, new: choice.new) }
    // An old cosignature sent again vouches for nothing new.
    guard attached.contains(where: { $0.cosigner == key && $0.size == answer.size }) else {
      throw UserError(
        .failed,
        "The answer does not vouch for the newest checkpoint, of \(EntryCount.text(answer.size)), with the key of \(VisibleText.escape("\(key.name)")).",
        safe: "Nothing new is vouched for. Older cosignatures that held were kept.",
        next: "Try again; if that goes on, tell the cosigner's people.")
    }
    return try LogAttachCommand.result(attached, vault, session.invocation)
  }
}
