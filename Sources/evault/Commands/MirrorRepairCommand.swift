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
        log. Where the log itself is damaged, a roster version, a tombstone, a wrapped key, or what lies beside a kept checkpoint and proves itself, that
        comes first: what takes its place must make a whole that this vault's own checkpoint was signed for. That checkpoint is never taken from a
        mirror; it comes back where this machine remembers it. A key of yours that is lost is told, and keeps nothing else from being
        restored. What stands in a file's place and is none gives way; a folder with something in it is left alone, and named. What a repair did
        that was killed, the next one records. Exits 24 where something is whole nowhere: what it is, and whose, is said; 3 where something is not restored yet, since a mirror could not be asked, or what came could not be kept here.
        """,
      example: "evault mirror repair")
  ) { session throws(UserError) in
    let sample = try CheckCommand.sample(session.invocation)
    let limit = try RateLimitOption.limit(session.invocation)
    let opened = try session.identity()
    let (before, needsNone) = try structure(session, opened.identity)
    // Without its tombstones nobody knows what must not come back.
    if before.isBlocking {
      let isWaiting = !before.isLost
      let isUnkept = !before.unkept.isEmpty
      throw UserError(
        isWaiting ? .partlyDone : .incompleteOrRolledBack,
        isUnkept
          ? "The vault's own files are damaged, and what takes their place could not be kept here."
          : isWaiting
            ? "The vault's own files are damaged, and not every mirror was asked for them to the end."
            : "The vault's own files are damaged, and no mirror that was asked has them whole.",
        safe: "No object was touched, here or there."
          + (isWaiting ? " Nothing says that what is damaged is lost." : ""),
        next: isUnkept
          ? "What kept it from being kept stands above. When that is mended: evault mirror repair"
          : isWaiting
            ? "What is wrong, and which mirrors were not asked, stands above. When that is mended, all mirrors: evault mirror repair"
            : "What is wrong stands above. Compare with another copy: evault log compare DIR")
    }
    let unlocked = try session.unlock(with: opened, passingOverDamagedKeys: true)
    let mirrors = try mirrors(session, unlocked.vault.fingerprint, needsNone)
    Process.noteInterrupts()
    let progress = Progress("reading", total: 0)
    let report = try repairing { () throws(VaultError) in
      try MirrorRepair(unlocked, mirrors: mirrors, limit: limit).run(
        sample: sample, begin: { progress.begin(label($0)) }, total: { progress.expect($0) },
        progress: { progress.advance(by: $0) },
        isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return result(report, before)
  }

  private static func label(_ part: MirrorRepair.Part) -> String {
    switch part {
    case .vault: "reading the vault"
    case .from(let mirror): "restoring from \(mirror)"
    case .mirror(let mirror): "reading \(mirror)"
    }
  }

  /// What has to be whole before the vault can be opened. A vault that is not known from elsewhere is not touched.
  /// - Returns: what became of it, and whether something was wrong that no mirror is needed for.
  private static func structure(
    _ session: Session, _ identity: MemberIdentity
  ) throws(UserError) -> (VaultFileRepair.Outcome, needsNone: Bool) {
    let path = try session.vaultPath()
    let given = try session.fingerprint()
    let claimed = VaultFileRepair.claimed(path).first { $0 == given || identity.knownVaults.contains($0) }
    guard let claimed else { return (VaultFileRepair.Outcome(), false) }
    let needsNone = VaultFileRepair.needsNoMirror(path, claimed)
    let mirrors = try mirrors(session, claimed, needsNone)
    let outcome = try repairing { () throws(VaultError) in
      try VaultFileRepair(path, fingerprint: claimed, identity: identity).run(mirrors)
    }
    for one in outcome.unasked { StandardStream.message(line(one)) }
    for one in outcome.unhelpful { StandardStream.message(line(one, "not whole")) }
    for one in outcome.files {
      StandardStream.message(
        Style.good("restored") + "  \(VisibleText.escape(one.name))"
          + (one.mirror.map { ", from the mirror \($0)" } ?? ""))
    }
    tell(outcome.leftOut)
    let unkept = outcome.unkept.map {
      Style.warning("not kept")
        + "  \(VisibleText.escape($0.name.map { "\($0): " } ?? ""))\(VisibleText.escape($0.why))"
        + ($0.next.isEmpty ? "" : "\n        \(VisibleText.escape($0.next))")
    }
    for line in LongList.lines(unkept) { StandardStream.message(line) }
    let left = outcome.left.map {
      line(left: $0, isLost: outcome.isLost, isCertain: outcome.unhelpful.isEmpty, isUnkept: !outcome.unkept.isEmpty)
    }
    for line in LongList.lines(left) { StandardStream.message(line) }
    return (outcome, needsNone)
  }

  /// What lists name and nothing proves, mirror by mirror.
  private static func tell(_ leftOut: [(mirror: String, file: MirrorLeftOut)]) {
    guard !leftOut.isEmpty else { return }
    let lines = leftOut.map { mirror, file in
      Style.warning("left out")
        + "  \(VisibleText.escape(file.name)): in the mirror \(mirror), \(VisibleText.escape(file.why))."
    }
    for line in LongList.lines(lines) { StandardStream.message(line) }
    StandardStream.message("        \(MirrorDisplay.wrongList)")
  }

  /// Runs what repairs: where this machine's own file system refuses, what to do is said.
  private static func repairing<R>(_ body: () throws(VaultError) -> R) throws(UserError) -> R {
    try user { () throws(VaultError) in
      do throws(VaultError) { return try body() } catch { throw error.forRepair }
    }
  }

  /// The mirrors that are named, or all; none where none is known and none is needed.
  private static func mirrors(
    _ session: Session, _ vault: Fingerprint, _ needsNone: Bool
  ) throws(UserError) -> [MirrorConfiguration] {
    do throws(UserError) { return try MirrorChoice.mirrors(session, vault) } catch {
      guard needsNone, try session.invocation.words().isEmpty, error.code == .usage else { throw error }
      return []
    }
  }

  /// - Parameter before: what became of the vault's files that are no objects.
  private static func result(_ report: MirrorRepair.Report, _ before: VaultFileRepair.Outcome) -> CommandResult {
    let left = before.left + report.left
    let isLost = before.isLost || !report.left.isEmpty && report.unasked.isEmpty && before.unkept.isEmpty
    let known = Set(report.unasked.map(\.mirror))
    let unasked =
      report.unasked + (left.isEmpty && !before.isPending ? [] : before.unasked.filter { !known.contains($0.mirror) })
    var text = ""
    for one in report.repaired {
      text += Style.good("restored") + "  \(one.object)\n"
      text +=
        "        It was \(one.wasMissing ? "missing" : "damaged") in \(one.inVault ? "the vault, and came from the mirror \(one.mirror)" : "the mirror \(one.mirror), and came from the vault").\n"
    }
    for one in report.files {
      text +=
        Style.good("restored")
        + "  \(one.name)\n        It was \(one.wasMissing ? "missing" : "damaged") in \(origin(one)).\n"
    }
    let removed = report.removed.map {
      Style.good("removed")
        + "  \($0.name)\n        It was erased or revoked here, and lay in the mirror \($0.mirror) again."
    }
    for one in LongList.lines(removed) { text += one + "\n" }
    for one in report.lost { text += Style.bad("lost") + line(one, "and whole in no mirror.") }
    for one in report.waiting {
      text += Style.warning("not restored yet") + line(one, "and not every mirror was asked for it, or to the end.")
    }
    let isUnkept = !before.unkept.isEmpty
    for one in report.left { text += line(left: one, isLost: isLost, isUnkept: isUnkept) + "\n" }
    for one in report.unasked { text += line(one) + "\n" }
    text +=
      "\(report.checked) objects of the vault were read; \(report.repaired.count) restored, \(report.files.count) other files, \(report.lost.count) lost\(report.waiting.isEmpty ? "" : ", \(report.waiting.count) not restored yet").\n"
    if !report.waiting.isEmpty || !left.isEmpty && !isLost {
      text += "Nothing says that these are lost. When what stands above is mended, all mirrors: evault mirror repair\n"
    }
    if let ahead = report.ahead, !report.repaired.isEmpty || !report.files.isEmpty {
      text +=
        "This is not recorded yet, since the log would part from that of the mirror \(ahead). First: evault mirror pull \(ahead). The next repair records it.\n"
    }
    if report.isRecorded { text += "This is recorded in the custody log.\n" }
    let code: ExitCode =
      !report.lost.isEmpty || isLost
      ? .incompleteOrRolledBack
      : unasked.isEmpty && before.unkept.isEmpty && !before.isPending ? .done : .partlyDone
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
            "in": $0.inVault ? "vault" : "mirror", "mirror": $0.mirror.map { .string($0) } ?? .null,
          ])
        }),
      "left_out": .array(
        before.leftOut.map {
          .object([
            "mirror": .string($0.mirror), "name": .string($0.file.name),
            "why": .string(VisibleText.escape($0.file.why)),
          ])
        }),
      "left": .array(left.map { .string($0) }),
      "unkept": .array(
        before.unkept.map {
          .object([
            "name": $0.name.map { .string($0) } ?? .null, "why": .string(VisibleText.escape($0.why)),
            "next": .string(VisibleText.escape($0.next)),
          ])
        }),
      "lost": .array(report.lost.map(json)), "waiting": .array(report.waiting.map(json)),
      "removed": .array(
        report.removed.map { .object(["mirror": .string($0.mirror), "name": .string($0.name)]) }),
      "unasked": .array(
        unasked.map { .object(["mirror": .string($0.mirror), "why": .string($0.why), "next": .string($0.next)]) }),
      "recorded": .bool(report.isRecorded),
    ]
    return CommandResult(code, schema: "mirror-repair", members, text: text)
  }

  private static func origin(_ one: MirrorRepair.RepairedFile) -> String {
    guard let mirror = one.mirror else { return "the vault, and this machine had it by itself" }
    return one.inVault
      ? "the vault, and came from the mirror \(mirror)" : "the mirror \(mirror), and came from the vault"
  }

  private static func line(_ one: UnaskedMirror, _ word: String = "not asked to the end") -> String {
    Style.warning(one.isOwnFault ? "fault here" : word) + "  \(one.mirror): \(VisibleText.escape(one.why))"
      + (one.next.isEmpty ? "" : "\n        \(VisibleText.escape(one.next))")
  }

  /// - Parameter isCertain: whether each mirror that was asked could be read as a whole.
  /// - Parameter isUnkept: whether something could not be kept here, which is said before.
  private static func line(
    left one: String, isLost: Bool, isCertain: Bool = true, isUnkept: Bool = false
  ) -> String {
    let why =
      isLost
      ? "No mirror that was asked has it whole."
      : isUnkept
        ? "What stands above keeps it from being restored."
        : "No mirror that was asked has it whole, and not every one was asked to the end."
    return (isLost && isCertain ? Style.bad("lost") : Style.warning("not restored yet"))
      + "  \(VisibleText.escape(one)) \(why)"
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
