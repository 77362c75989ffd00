import Custody
import MirrorStores
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault mirror check` and `evault mirror status`.
enum MirrorCheckCommand {
  static let check = Command(
    CommandSpecification(
      ["mirror", "check"], "Check what lies in a mirror: signatures, tree, and every object's bytes.",
      positionals: "NAME", count: 1...1,
      options: [
        .toggle("keyless", help: "use no identity: do not try whether your own keys open from there"),
        .value("sample", nil, "PERCENT", help: "read only this share of the objects, chosen at random"),
        .value("expiring", nil, "SPAN", help: "tell of locks that end within it (else 90d)"),
        RateLimitOption.specification,
      ],
      details: """
        Reads the mirror as somebody would who lost the vault. Findings have the codes of evault check. A mirror that is behind is not wrong: how far is
        said. One that is ahead of this vault, or has another history, exits 24.
        Where the mirror locks files, those that are not locked as they are to be are told (24), and those that are not for long any more (3).
        """,
      example: "evault mirror check cellar --sample 5")
  ) { session throws(UserError) in
    let sample = try CheckCommand.sample(session.invocation)
    let limit = try RateLimitOption.limit(session.invocation)
    let expiring = try soon(session.invocation)
    let isKeyless = session.invocation.has("keyless")
    let unlocked = isKeyless ? nil : try session.unlock()
    let vault: Vault
    if let unlocked { vault = unlocked.vault } else { vault = try session.vault() }
    let configuration = try MirrorChoice.mirrors(session, vault)[0]
    let progress = Progress("checking", total: 0)
    let result = try user { () throws(VaultError) in
      do throws(VaultError) {
        return try MirrorCheck(vault, Mirror(configuration, limit: limit)).run(
          identity: unlocked?.identity, sample: sample, soon: expiring, total: { progress.expect($0) },
          progress: { progress.advance(by: $0) })
      } catch { throw error.forOthers }
    }
    progress.finish()
    return show(result, configuration.name)
  }

  /// Until when a lock must last not to be told.
  private static func soon(_ invocation: Invocation) throws(UserError) -> Timestamp {
    let text = try invocation.text("expiring") ?? "90d"
    guard let period = RetentionPeriod(text) else {
      throw UserError(.usage, "--expiring takes days, months or years: 90d, 18mo, 7y.")
    }
    return period.end(from: .now)
  }

  private static func show(_ result: MirrorCheck.Result, _ name: String) -> CommandResult {
    let report = result.report
    let failures = report.findings.filter { $0.severity == .failure }.count
    let isClosed = result.opensWithKeys == false
    var text = FindingDisplay.lines(report.findings, limit: LongList.shown)
    text +=
      "\(report.entryCount) log entries, \(report.objectCount) objects, \(ByteCount.format(report.byteCount)) read\(report.isSample ? " (a sample)" : "").\n"
    text +=
      result.behind == 0
      ? "It has all of this vault's log.\n" : "It is \(result.behind) log entries behind this vault.\n"
    if let locks = result.locks, locks.unlocked == 0 {
      text +=
        "Locks of \(locks.asked) files were read: \(locks.expiring == 0 ? "none ends soon" : "\(locks.expiring) end soon").\n"
    }
    switch result.opensWithKeys {
    case true?: text += "Your keys open from there.\n"
    case false?:
      text +=
        Style.bad("keys") + "  Not all of your keys lie there: from this mirror alone you could not open everything.\n"
    case nil: break
    }
    text +=
      failures == 0
      ? Style.good("Verified") + ": \(report.scope)\n"
      : Style.bad("Failed") + ": \(failures) \(failures == 1 ? "finding" : "findings") above.\n"
    let members: JSONObject = [
      "name": .string(name), "verified": .bool(failures == 0), "entries": .number(JSONNumber(report.entryCount)),
      "behind": .number(JSONNumber(result.behind)), "objects": .integer(report.objectCount),
      "bytes_read": .number(JSONNumber(report.byteCount)), "sample": .bool(report.isSample),
      "opens_with_keys": result.opensWithKeys.map { .bool($0) } ?? .null,
      "locks": result.locks.map {
        ["asked": .integer($0.asked), "unlocked": .integer($0.unlocked), "expiring": .integer($0.expiring)]
      } ?? .null,
      "findings": FindingDisplay.json(report.findings),
    ]
    var code = CheckCommand.code(report)
    if code == .done, isClosed { code = .incompleteOrRolledBack }
    if code == .done, result.locks?.expiring ?? 0 > 0 { code = .partlyDone }
    return CommandResult(
      code, schema: "mirror-check", members, text: text)
  }

  static let status = Command(
    CommandSpecification(
      ["mirror", "status"], "Tell how far each mirror is behind the vault.", positionals: "[NAME]", count: 0...1,
      options: [
        .value("expiring", nil, "SPAN", help: "tell where what was brought first is locked for less (else 90d)")
      ],
      details:
        "Asks each mirror for a few small files. Exits 3 where one is behind or cannot be asked, or where the lock of what was brought first ends soon, 24 where one is ahead, forked, or not there any more, or where the lock of what was brought first is over or missing.",
      example: "evault mirror status")
  ) { session throws(UserError) in
    let expiring = try soon(session.invocation)
    let vault = try session.vault()
    var text = ""
    var rows: [JSON] = []
    var code = ExitCode.done
    let (all, broken) = try MirrorChoice.known(session, vault)
    for one in broken {
      MirrorDisplay.tell(one)
      code = .partlyDone
    }
    for configuration in all {
      do throws(VaultError) {
        let status = try MirrorStatus(vault, Mirror(configuration), soon: expiring)
        guard status.isThere else {
          code = .incompleteOrRolledBack
          text +=
            "\(configuration.name)  there is no mirror at \(VisibleText.escape(configuration.address)) (any more)\n"
          rows.append(row(configuration, "none", nil, nil))
          continue
        }
        let isCurrent = status.behind == 0 && status.isComplete
        if !isCurrent, code == .done { code = .partlyDone }
        text += "\(configuration.name)  "
        text +=
          isCurrent
          ? "up to date, \(status.size) log entries\n"
          : "\(status.behind) of \(status.size + status.behind) log entries behind\(status.isComplete ? "" : status.size == 0 ? ", nothing was brought yet" : ", the last push not finished")\n"
        if let lock = configuration.lock {
          let first = status.firstLockEnds.map { "what was brought first is locked until \($0)" }
          text +=
            "  locks for \(lock.period.text) (\(lock.mode.rawValue)); \(status.isUnlocked ? "see below" : first ?? "nothing was brought yet")\n"
        }
        if status.isUnlocked {
          code = .incompleteOrRolledBack
          text +=
            Style.bad("not locked")
            + "  what was brought first \(status.firstLockEnds.map { "was to be locked until \($0), or more weakly than it is to be" } ?? "is not locked"): it can be deleted. Which files: evault mirror check \(configuration.name)\n"
        }
        if status.endsSoon, let end = status.firstLockEnds {
          if code == .done { code = .partlyDone }
          text +=
            Style.warning("lock ends")
            + "  what was brought first is locked until \(end) only. Longer: evault mirror extend \(configuration.name). Of the rest nobody was asked here: evault mirror check \(configuration.name)\n"
        }
        if let name = status.foreignUploads.first {
          text +=
            "  somebody else began \(status.foreignUploads.count) uploads there that are no objects' (first \(VisibleText.escape(name))): they stay\n"
        }
        rows.append(
          row(
            configuration, "known", status.size, status.behind, status.firstLockEnds, status.foreignUploads,
            endsSoon: status.endsSoon))
      } catch {
        guard !error.isOwnFault else { throw UserError(error.forOthers) }
        let isAhead = error.kind == .rolledBack
        code = isAhead ? .incompleteOrRolledBack : code == .done ? .partlyDone : code
        text += "\(configuration.name)  \(error.message)\n" + (error.next.isEmpty ? "" : "  \(error.next)\n")
        rows.append(row(configuration, isAhead ? "ahead-or-forked" : "unknown", nil, nil))
      }
    }
    return CommandResult(code, schema: "mirror-status", ["mirrors": .array(rows)], text: text)
  }

  private static func row(
    _ configuration: MirrorConfiguration, _ state: String, _ size: UInt64?, _ behind: UInt64?,
    _ firstLockEnds: Timestamp? = nil, _ foreignUploads: [String] = [], endsSoon: Bool = false
  ) -> JSON {
    .object([
      "name": .string(configuration.name), "state": .string(state),
      "entries": size.map { .number(JSONNumber($0)) } ?? .null,
      "behind": behind.map { .number(JSONNumber($0)) } ?? .null,
      "retain": configuration.lock.map { .string($0.period.text) } ?? .null,
      "mode": configuration.lock.map { .string($0.mode.rawValue) } ?? .null,
      "first_lock_ends": firstLockEnds.map { .string($0.description) } ?? .null,
      "lock_ends_soon": .bool(endsSoon),
      "foreign_uploads": .array(foreignUploads.map { .string(VisibleText.escape($0)) }),
    ])
  }
}
