import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault clone`.
enum CloneCommand {
  static let command = Command(
    CommandSpecification(
      ["clone"], "Make a lost vault anew from a mirror, or a thin copy to read it elsewhere.",
      positionals: "ADDRESS DIR", count: 2...2,
      options: MirrorChoice.placeOptions + [
        MirrorChoice.keysOption,
        .toggle(
          "without-payloads",
          help: "a thin copy for a laptop: log, records and keys; evault get brings payloads from the mirror"),
        .value("name", nil, "NAME", help: "what this machine calls the mirror of a thin copy (else home)"),
        RateLimitOption.specification,
      ],
      details: """
        Needs the vault's fingerprint: --fingerprint, or an identity that knows one vault only. Everything is compared with it before it counts. What was
        erased does not come back. An interrupted clone goes on when it is run again. Only one copy of a vault may go on as the vault: where
        the old one turns up again, do not write to both. Exits 24 where objects or all wrapped keys are missing in the mirror, where something
        there is not proven to be the vault's and stays there, or where this machine saw a longer log: it is said. Where the mirror's wrapped keys lie apart, say where: --keys.
        A thin copy (--without-payloads) never grows: what is read from it is recorded in it, signed and sealed, and joins the home vault's log with
        evault log attach DIR/thin/accesses/*.age. What is new comes with evault mirror pull. It needs your identity.
        """,
      example: "evault clone s3://case-mirror/case case.vault --endpoint https://s3.example.org --fingerprint 4f1c…")
  ) { session throws(UserError) in
    let words = try session.invocation.words()
    let isThin = session.invocation.has("without-payloads")
    let place = try MirrorChoice.place(session.invocation)
    let given = try session.fingerprint()
    let opened = given == nil || isThin ? try session.identity() : nil
    let fingerprint: Fingerprint
    if let given { fingerprint = given } else { fingerprint = try known(opened?.identity.knownVaults ?? []) }
    let wanted = try session.invocation.text("name") ?? "home"
    let isFolder = words[0].hasPrefix("file:")
    let keys = try session.invocation.text("keys")
    let configuration = try user { () throws(VaultError) in
      try MirrorConfiguration(
        wanted, address: words[0], endpoint: isFolder ? nil : place.endpoint,
        region: isFolder ? nil : place.region, caFile: isFolder ? nil : place.caFile, keys: keys)
    }
    let path = session.invocation.positionals[1]
    let limit = try RateLimitOption.limit(session.invocation)
    Process.noteInterrupts()
    let progress = Progress("cloning", total: 0)
    var report = try user { () throws(VaultError) in
      let mirror = try Mirror(configuration.location, keys: configuration.keys, limit: limit)
      return try MirrorClone(from: mirror, fingerprint: fingerprint, withoutPayloads: isThin).run(
        to: path, total: progress.watch, progress: { progress.advance(by: $0) },
        isInterrupted: { Process.isInterrupted })
    }
    guard isThin else {
      progress.finish()
      return result(report, path, nil, isWhole: true)
    }
    let (records, name) = try user { () throws(VaultError) in
      (try Mirror(configuration, limit: limit), try configuration.remember(for: fingerprint).name)
    }
    let brought = ThinCopy.complete(session, path, records, opened, progress)
    if let brought { report.add(brought) }
    progress.finish()
    return result(report, path, name, isWhole: brought != nil)
  }

  private static func known(_ known: [Fingerprint]) throws(UserError) -> Fingerprint {
    guard let one = known.first, known.count == 1 else {
      throw UserError(
        .usage, "Which vault? Your identity knows \(known.count).", safe: "Nothing was made.",
        next: "Give its fingerprint, from elsewhere: --fingerprint HEX")
    }
    return one
  }

  /// - Parameters:
  ///   - mirror: where the payloads of a thin copy stay; nil for a whole one.
  ///   - isWhole: whether all records of a thin copy could be asked for.
  private static func result(
    _ report: MirrorClone.Report, _ path: FilePath, _ mirror: String?, isWhole: Bool
  ) -> CommandResult {
    var text =
      mirror.map {
        "Made \(path), a thin copy: \(report.entries) log entries, \(report.objects) records (\(ByteCount.format(report.bytes))) brought. Payloads stay in the mirror \($0): evault get ITEM -o FILE\n"
      }
      ?? "Made \(path) anew: \(report.entries) log entries, \(report.objects) objects (\(ByteCount.format(report.bytes))) brought.\n"
    for object in report.lost {
      text +=
        Style.bad("lost")
        + "  \(object) is not whole in this mirror. Another mirror may have it: evault mirror repair\n"
    }
    if !report.hasKeys {
      text +=
        "No wrapped keys that have the form of one lie in this mirror, and without one nobody opens the vault: say where they lie apart (--keys), or put a copy of keys/compartments there.\n"
    }
    if let behind = report.behind, behind > 0 {
      text +=
        "This machine saw \(behind) more log entries of this vault than the mirror has. Where they are lost, a custodian goes on with this copy: evault log accept-rollback\n"
    }
    text += MirrorDisplay.text(report.leftOut) + MirrorDisplay.text(report.cosigners)
    let isMissingNothing =
      isWhole && report.hasKeys && report.lost.isEmpty && report.leftOut.isEmpty && report.behind ?? 0 == 0
    let members: JSONObject = [
      "vault": .string(path.description), "entries": .number(JSONNumber(report.entries)),
      "objects": .integer(report.objects), "bytes": .number(JSONNumber(report.bytes)),
      "holds_keys": .bool(report.hasKeys), "behind": report.behind.map { .number(JSONNumber($0)) } ?? .null,
      "lost": .array(report.lost.map { .string($0) }), "thin": .bool(mirror != nil),
      "left_out": MirrorDisplay.json(report.leftOut), "cosigners": MirrorDisplay.json(report.cosigners),
    ]
    return CommandResult(
      isMissingNothing ? .done : .incompleteOrRolledBack, schema: "clone", members, text: text)
  }
}
