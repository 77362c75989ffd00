import Cosigner
import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault cosigner new`, `show`, `follow` and `sign`: vouching for other people's logs. None of them sees a vault.
enum CosignerCommands {
  static let stateOption = OptionSpecification.value(
    "state", nil, "DIR", help: "the cosigner's folder: its key, and what it has cosigned")

  static let new = Command(
    CommandSpecification(
      ["cosigner", "new"], "Make a cosigner: a key by which you vouch that other people's logs only grow.",
      positionals: "NAME", count: 1...1,
      options: [
        stateOption, .toggle("no-passphrase", help: "leave the key unsealed: whoever gets the folder, vouches as you"),
      ],
      details: """
        The name is a place of yours without its scheme, as cosigner.example.org/1; everyone sees it. The key is for this alone, and its folder holds
        what it has cosigned: never use a copy of the folder beside it, or restore an older one, or two histories could pass.
        """,
      example: "evault cosigner new cosigner.example.org/1 --state cosigner")
  ) { session throws(UserError) in
    let name = try session.invocation.words()[0]
    let state = try folder(session)
    let passphrase = session.invocation.has("no-passphrase") ? nil : try Passphrase.choose(session.invocation)
    let key = try user { () throws(VaultError) in try CosignerFile.create(name, in: state, passphrase: passphrase) }
    return try CosignerDisplay.result(key.verifierKey, [], "Made a cosigner: \(state)\n\n")
  }

  static let show = Command(
    CommandSpecification(
      ["cosigner", "show"], "Show the cosigner's key, the logs that it follows, and what it has cosigned.",
      options: [stateOption], example: "evault cosigner show --state cosigner")
  ) { session throws(UserError) in
    let (key, state) = try open(session)
    let logs = try Self.run { () throws(CosignerError) in try state.logs() }
    return try CosignerDisplay.result(key.verifierKey, logs, "")
  }

  static let follow = Command(
    CommandSpecification(
      ["cosigner", "follow"], "Follow a vault's log by its list of keys, or any other log by its key.",
      positionals: "LIST|KEY", count: 1...1, options: [stateOption],
      details: """
        A vault's people make the list with `evault log keys`. At the first contact its fingerprint is needed, told another way than the list; later
        lists continue the one that is known. Until a newer list is followed, keys count as the known one says.
        """,
      example: "evault cosigner follow log-keys --fingerprint 77be… --state cosigner")
  ) { session throws(UserError) in
    let fingerprint = try session.fingerprint()
    let (key, state) = try open(session)
    let place = session.invocation.positionals[0]
    let log: FollowedLog
    if let text = place.text, let logKey = try? NoteVerifierKey(text) {
      log = try Self.run { () throws(CosignerError) in try state.follow(logKey) }
    } else {
      let list = try CommandFile.read(place, limit: LogKeyList.maximumByteCount)
      log = try Self.run { () throws(CosignerError) in try state.follow(list, fingerprint: fingerprint) }
    }
    return try CosignerDisplay.result(key.verifierKey, [log], "Following:\n")
  }

  static let sign = Command(
    CommandSpecification(
      ["cosigner", "sign"], "Vouch for a log that continues what you cosigned before; refuse any other.",
      positionals: "REQUEST", count: 1...1, options: [stateOption, CommandFile.option],
      details: """
        What is refused though the log itself signed it (two histories, a shorter one, a proof that shows nothing) is kept in the cosigner's
        folder as evidence, and the exit code is 24.
        """,
      example: "evault cosigner sign request --state cosigner -o cosignature")
  ) { session throws(UserError) in
    guard let output = session.invocation.path("output") else {
      throw UserError(.usage, "Say where to write the cosignature: -o FILE")
    }
    // What was cosigned is remembered at once: that there is a place for it has to be known before.
    try CommandFile.refuseTaken(output)
    let request = try CommandFile.read(session.invocation.positionals[0], limit: AddCheckpointRequest.maximumByteCount)
    let (key, state) = try open(session)
    let now = UInt64(max(0, Timestamp.now.seconds))
    let answer = try Self.run { () throws(CosignerError) in
      try Cosigner(key: key, state: state).judge(request, now: now)
    }
    guard case .cosigned(_, let size) = answer else {
      throw CosignerDisplay.refusal(answer, try folder(session))
    }
    try CommandFile.write(answer.body, to: output)
    return CommandResult(
      schema: "cosigner-sign",
      [
        "file": .string(output.description), "cosigner": .string(key.verifierKey.description),
        "size": .number(JSONNumber(size)), "time": .string(Timestamp(seconds: Int64(clamping: now)).description),
      ], text: "Cosigned: a log of \(EntryCount.text(size)). Send back \(output)\n")
  }

  /// The cosigner's folder.
  static func folder(_ session: Session) throws(UserError) -> FilePath {
    guard let path = session.invocation.path("state") else {
      throw UserError(.usage, "Say where the cosigner is: --state DIR")
    }
    return path
  }

  /// Key and state.
  static func open(_ session: Session) throws(UserError) -> (NoteSignerKey, CosignerState) {
    let path = try folder(session)
    let isSealed = try user { () throws(VaultError) in try CosignerFile.isSealed(path) }
    let passphrase = isSealed ? try Passphrase.ask(session.invocation, "Passphrase of the cosigner: ") : nil
    let key = try user { () throws(VaultError) in try CosignerFile.open(path, passphrase: passphrase) }
    return (key, CosignerState(path, cosigner: key.verifierKey))
  }

  /// Runs a cosigner's work, and turns its error into one for people.
  static func run<R>(_ body: () throws(CosignerError) -> R) throws(UserError) -> R {
    do throws(CosignerError) { return try body() } catch {
      let code: ExitCode =
        switch error.code {
        case .file, .clock, .unsignable, .malformed: .failed
        case .corrupt: .corrupt
        case .notTrusted: .signerNotTrusted
        case .older: .incompleteOrRolledBack
        case .ownKey: .notPermitted
        }
      let next =
        switch error.code {
        case .notTrusted: "Compare it, then add: --fingerprint HEX"
        case .clock: CosignerDisplay.clockNext
        case .malformed: "Ask the log's people: for a vault's log, evault log keys -o FILE makes the list."
        case .older: "Ask the log's people for their newest list; where they made two, keep both as evidence."
        case .ownKey: "Make another cosigner with a key of its own: evault cosigner new NAME --state DIR"
        case .corrupt:
          "Restore no older copy: two histories could pass. Make a new cosigner, and tell the vault's people."
        case .file: "Look to the disk and to who may write there, and run the command again."
        case .unsignable: "Ask the log's people for another request."
        }
      throw UserError(code, error.message, safe: "Nothing was changed.", next: next)
    }
  }
}
