import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault mirror repair`.
enum MirrorRepairCommand {
  static let command = Command(
    CommandSpecification(
      ["mirror", "repair"],
      "Restore what is damaged or missing in the vault from mirrors, and what is in mirrors from the vault.",
      positionals: "[NAME]", count: 0...1,
      options: [
        .value("sample", nil, "PERCENT", help: "of the mirrors' objects read only this share, chosen at random"),
        RateLimitOption.specification,
      ],
      details: """
        Reads all objects of the vault. Nothing is replaced before what takes its place was compared with its name; what was done is recorded in the custody
        log. Where the log itself is damaged, a roster version, a tombstone or your own wrapped key, that comes first: what takes its place must make a
        whole that this vault's own checkpoint was signed for. A key of yours that is lost is told, and keeps nothing else from being restored. What a repair
        did that was killed, the next one records. Exits 24 where something is whole nowhere: what it is, and whose, is said; 3 where
        something is not restored yet, since a mirror could not be asked, or what came could not be kept here.
        """,
      example: "evault mirror repair")
  ) { session throws(UserError) in
    let sample = try CheckCommand.sample(session.invocation)
    let limit = try RateLimitOption.limit(session.invocation)
    let opened = try session.identity()
    let before = try structure(session, opened.identity)
    // Without its tombstones nobody knows what must not come back.
    if before.isBlocking {
      let isWaiting = !before.isLost
      throw UserError(
        isWaiting ? .partlyDone : .incompleteOrRolledBack,
        isWaiting
          ? "The vault's own files are damaged, and not every mirror was asked for them to the end."
          : "The vault's own files are damaged, and no mirror that was asked has them whole.",
        safe: "No object was touched, here or there."
          + (isWaiting ? " Nothing says that what is damaged is lost." : ""),
        next: isWaiting
          ? "What is wrong, and which mirrors were not asked, stands above. When that is mended, all mirrors: evault mirror repair"
          : "What is wrong stands above. Compare with another copy: evault log compare DIR")
    }
    let unlocked = try session.unlock(with: opened, passingOverDamagedKeys: true)
    let mirrors = try MirrorChoice.mirrors(session, unlocked.vault.fingerprint)
    Process.noteInterrupts()
    let progress = Progress("reading", total: 0)
    let report = try user { () throws(VaultError) in
      try MirrorRepair(unlocked, mirrors: mirrors, limit: limit).run(
        sample: sample, total: { progress.expect($0) }, progress: { progress.advance(by: $0) },
        isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return result(report, before)
  }

  /// What has to be whole before the vault can be opened. A vault that is not known from elsewhere is not touched.
  private static func structure(
    _ session: Session, _ identity: MemberIdentity
  ) throws(UserError) -> VaultFileRepair.Outcome {
    let path = try session.vaultPath()
    let given = try session.fingerprint()
    guard let claimed = VaultFileRepair.claimed(path), claimed == given || identity.knownVaults.contains(claimed) else {
      return VaultFileRepair.Outcome()
    }
    let mirrors = try MirrorChoice.mirrors(session, claimed)
    let outcome = try user { () throws(VaultError) in
      try VaultFileRepair(path, fingerprint: claimed, identity: identity).run(mirrors)
    }
    for one in outcome.unasked { StandardStream.message(line(one)) }
    for one in outcome.unhelpful { StandardStream.message(line(one, "not whole")) }
    for one in outcome.files {
      StandardStream.message(
        Style.good("restored") + "  \(VisibleText.escape(one.name)), from the mirror \(one.mirror)")
    }
    for one in outcome.left {
      StandardStream.message(
        (outcome.isLost && outcome.unhelpful.isEmpty ? Style.bad("lost") : Style.warning("not restored yet"))
          + "  \(VisibleText.escape(one)) No mirror that was asked has it whole\(outcome.isLost ? "." : ", and not every one was asked to the end.")"
      )
    }
    return outcome
  }

  /// - Parameter before: what became of the vault's files that are no objects.
  private static func result(_ report: MirrorRepair.Report, _ before: VaultFileRepair.Outcome) -> CommandResult {
    let left = before.left
    let known = Set(report.unasked.map(\.mirror))
    let unasked = report.unasked + (left.isEmpty ? [] : before.unasked.filter { !known.contains($0.mirror) })
    var text = ""
    for one in report.repaired {
      text += Style.good("restored") + "  \(one.object)\n"
      text +=
        "        It was \(one.wasMissing ? "missing" : "damaged") in \(one.inVault ? "the vault, and came from the mirror \(one.mirror)" : "the mirror \(one.mirror), and came from the vault").\n"
    }
    for one in report.files {
      text +=
        Style.good("restored")
        + "  \(one.name)\n        It was \(one.wasMissing ? "missing" : "damaged") in \(one.inVault ? "the vault, and came from the mirror \(one.mirror)" : "the mirror \(one.mirror), and came from the vault").\n"
    }
    for one in report.removed {
      text +=
        Style.good("removed")
        + "  \(one.name)\n        It was erased or revoked here, and lay in the mirror \(one.mirror) again.\n"
    }
    for one in report.lost { text += Style.bad("lost") + line(one, "and whole in no mirror.") }
    for one in report.waiting {
      text += Style.warning("not restored yet") + line(one, "and not every mirror was asked for it, or to the end.")
    }
    for one in report.unasked { text += line(one) + "\n" }
    text +=
      "\(report.checked) objects of the vault were read; \(report.repaired.count) restored, \(report.files.count) other files, \(report.lost.count) lost\(report.waiting.isEmpty ? "" : ", \(report.waiting.count) not restored yet").\n"
    if !report.waiting.isEmpty || !left.isEmpty && !before.isLost {
      text += "Nothing says that these are lost. When what stands above is mended, all mirrors: evault mirror repair\n"
    }
    if report.isRecorded { text += "This is recorded in the custody log.\n" }
    let code: ExitCode =
      !report.lost.isEmpty || before.isLost ? .incompleteOrRolledBack : unasked.isEmpty ? .done : .partlyDone
    let members: JSONObject = [
      "checked": .integer(report.checked),
      "repaired": .array(
        report.repaired.map {
          .object([
            "object": .string($0.object), "found": $0.wasMissing ? "missing" : "damaged",
            "in": $0.inVault ? "vault" : "mirror", "mirror": .string($0.mirror),
          ])
        }),
      "files": .array(
        report.files.map {
          .object([
            "name": .string($0.name), "found": $0.wasMissing ? "missing" : "damaged",
            "in": $0.inVault ? "vault" : "mirror", "mirror": .string($0.mirror),
          ])
        }),
      "left": .array(left.map { .string($0) }),
      "lost": .array(report.lost.map(json)), "waiting": .array(report.waiting.map(json)),
      "removed": .array(
        report.removed.map { .object(["mirror": .string($0.mirror), "name": .string($0.name)]) }),
      "unasked": .array(
        unasked.map { .object(["mirror": .string($0.mirror), "why": .string($0.why), "next": .string($0.next)]) }),
      "recorded": .bool(report.isRecorded),
    ]
    return CommandResult(code, schema: "mirror-repair", members, text: text)
  }

  private static func line(_ one: UnaskedMirror, _ word: String = "not asked to the end") -> String {
    Style.warning(word) + "  \(one.mirror): \(VisibleText.escape(one.why))"
      + (one.next.isEmpty ? "" : "\n        \(VisibleText.escape(one.next))")
  }

  private static func line(_ one: MirrorRepair.Lost, _ where: String) -> String {
    "  \(one.object)\n        It is \(one.isMissing ? "missing" : "damaged") here, \(`where`) Entry \(one.entry) of the log names it"
      + (one.item.map { "; item \($0).\n" } ?? "; whose it is cannot be read.\n")
  }

  private static func json(_ one: MirrorRepair.Lost) -> JSON {
    .object([
      "object": .string(one.object), "found": one.isMissing ? "missing" : "damaged",
      "entry": .number(JSONNumber(one.entry)), "item": one.item.map { .string($0.description) } ?? .null,
    ])
  }
}
