import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultFiles
import VaultKit

/// `evault log attach`.
enum LogAttachCommand {
  private static let signatureLine = Array("\u{2014} ".utf8)

  static let command = Command(
    CommandSpecification(
      ["log", "attach"],
      "Add what was made elsewhere: cosignatures, or access events from while the vault could not be written.",
      positionals: "FILE…", count: 0...10_000,
      options: [
        CosignerChoice.option,
        .value(
          "bundle", nil, "DIR", help: "add what cosigners said to a bundle of this vault; FILE may be missing then"),
      ],
      details:
        "What a file is, its content tells. A cosignature needs no key of yours. Of several access events, one that is empty or broken is named (3), and the others are added.",
      example: """
        evault log attach access-log.age
        evault log attach cosignature --cosigner cosigner.example.org/1+…
        """)
  ) { session throws(UserError) in
    let paths = session.invocation.positionals
    var lines: [UInt8] = []
    var events: [FilePath] = []
    for path in paths {
      let bytes: [UInt8]
      do throws(UserError) { bytes = try CommandFile.read(path, limit: 1 << 20) } catch {
        // Of several one that cannot be read is told with the others.
        guard paths.count > 1, lines.isEmpty else { throw error }
        events.append(path)
        continue
      }
      if bytes.starts(with: signatureLine) { lines += bytes } else { events.append(path) }
    }
    guard events.isEmpty || lines.isEmpty && session.invocation.path("bundle") == nil else {
      throw UserError(.usage, "Cosignatures and access events are added by a command each.")
    }
    if events.isEmpty {
      guard !lines.isEmpty || session.invocation.path("bundle") != nil else {
        throw UserError(.usage, "Something is missing: a file, or --bundle DIR.")
      }
      return try cosignatures(lines, session)
    }
    let unlocked = try session.unlock()
    let report = try user { () throws(VaultError) in try AccessAttachment(unlocked).attach(events) }
    var text =
      "\(report.added) \(report.added == 1 ? "event" : "events") added to the log, \(report.known) there already.\n"
    for (path, error) in report.left {
      text += Style.bad("not added") + "  \(path): \(VisibleText.escape(error.message))\n"
    }
    if !report.left.isEmpty {
      text +=
        "\(report.left.count) \(report.left.count == 1 ? "file is" : "files are") as before. Keep what was not added, and look for whole copies where it came from: these events are missing in the log.\n"
    }
    let members: JSONObject = [
      "added": .integer(report.added), "known": .integer(report.known),
      "left": .array(
        report.left.map {
          .object(["file": .string("\($0.path)"), "why": .string(VisibleText.escape($0.error.message))])
        }),
    ]
    let code: ExitCode =
      report.left.isEmpty ? .done : report.left.count < events.count ? .partlyDone : .failed
    return CommandResult(code, schema: "log-attach", members, text: text)
  }

  private static func cosignatures(_ lines: [UInt8], _ session: Session) throws(UserError) -> CommandResult {
    let vault = try session.vault()
    guard !lines.isEmpty else { return try result([], vault, session.invocation) }
    let known = try user { () throws(VaultError) in try Cosigning(vault).cosigners() }.map(\.key)
    let choice = try CosignerChoice(session.invocation, known, isNeeded: false)
    let attached = try user { () throws(VaultError) in try Cosigning(vault).attach(lines, new: choice.new) }
    return try result(attached, vault, session.invocation)
  }

  private static let nobodyYet =
    "Next: have the log cosigned as it is now, which vouches for the bundle too, and run this again:\n  evault log cosign --url URL, or without a network: evault log request-cosignature -o FILE\n"

  /// What was attached; and in a bundle, where one was named.
  static func result(
    _ attached: [Cosigning.Attached], _ vault: Vault, _ invocation: Invocation
  ) throws(UserError) -> CommandResult {
    let bundle = invocation.path("bundle")
    let count = try bundle.map { path throws(UserError) in
      try user { () throws(VaultError) in try BundleCosigning(vault).add(to: path) }
    }
    var text = ""
    for cosigning in attached {
      let name = VisibleText.escape(cosigning.cosigner.name.description)
      text +=
        "\(cosigning.isNew ? "Cosigned" : "There already: cosigned") by \(name), \(cosigning.time) by its clock: a log of \(EntryCount.text(cosigning.size)).\n"
      guard cosigning.isInFuture else { continue }
      text +=
        Style.warning("clock")
        + "  That time is still to come by this machine's clock: one of the two is wrong, and nobody can say which. Tell \(name)'s people: until then it can cosign nothing more of this log.\n"
    }
    if let bundle, let count {
      text += "\(count) \(count == 1 ? "cosigner vouches" : "cosigners vouch") for the bundle \(bundle).\n"
      if count == 0 { text += Self.nobodyYet }
    }
    let members: JSONObject = [
      "cosignatures": .array(
        attached.map {
          .object([
            "cosigner": .string($0.cosigner.description), "size": .number(JSONNumber($0.size)),
            "time": .string($0.time.description), "new": .bool($0.isNew), "future": .bool($0.isInFuture),
          ])
        }), "bundle_cosigners": count.map { .integer($0) } ?? .null,
    ]
    return CommandResult(schema: "log-cosignatures", members, text: text)
  }
}
