import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault clone`.
enum CloneCommand {
  static let command = Command(
    CommandSpecification(
      ["clone"], "Make a lost vault anew from a mirror.", positionals: "ADDRESS DIR", count: 2...2,
      options: MirrorChoice.placeOptions + [MirrorChoice.keysOption],
      details: """
        Needs the vault's fingerprint: --fingerprint, or an identity that knows one vault only. Everything is compared with it before it counts. What was
        erased does not come back. An interrupted clone goes on when it is run again. Only one copy of a vault may go on as the vault: where
        the old one turns up again, do not write to both. Exits 24 where objects are missing in the mirror, or where this machine saw
        a longer log: what is missing is said. Where the mirror's wrapped keys lie apart, say where: --keys.
        """,
      example: "evault clone s3://case-mirror/case case.vault --endpoint https://s3.example.org --fingerprint 4f1c…")
  ) { session throws(UserError) in
    let words = try session.invocation.words()
    let place = try MirrorChoice.place(session.invocation)
    let given = try session.fingerprint()
    let fingerprint: Fingerprint
    if let given { fingerprint = given } else { fingerprint = try known(session) }
    let addresses = [words[0]] + (try session.invocation.text("keys").map { [$0] } ?? [])
    let locations = try user { () throws(VaultError) in
      try addresses.map { address throws(VaultError) in
        let isFolder = address.hasPrefix("file:")
        return try MirrorConfiguration.location(
          address, endpoint: isFolder ? nil : place.endpoint, region: isFolder ? nil : place.region,
          caFile: isFolder ? nil : place.caFile)
      }
    }
    let path = session.invocation.positionals[1]
    Process.noteInterrupts()
    let progress = Progress("cloning", total: 0)
    let report = try user { () throws(VaultError) in
      try MirrorClone(
        from: Mirror(locations[0], keys: locations.count > 1 ? locations[1] : nil), fingerprint: fingerprint
      ).run(
        to: path, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    return result(report, path)
  }

  private static func known(_ session: Session) throws(UserError) -> Fingerprint {
    let known = try session.identity().identity.knownVaults
    guard let one = known.first, known.count == 1 else {
      throw UserError(
        .usage, "Which vault? Your identity knows \(known.count).", safe: "Nothing was made.",
        next: "Give its fingerprint, from elsewhere: --fingerprint HEX")
    }
    return one
  }

  private static func result(_ report: MirrorClone.Report, _ path: FilePath) -> CommandResult {
    var text =
      "Made \(path) anew: \(report.entries) log entries, \(report.objects) objects (\(ByteCount.format(report.bytes))) brought.\n"
    for object in report.lost {
      text +=
        Style.bad("lost")
        + "  \(object) is not whole in this mirror. Another mirror may have it: evault mirror repair\n"
    }
    if !report.hasKeys {
      text +=
        "No wrapped keys lie in this mirror: say where they lie apart (--keys), or put a copy of keys/compartments there.\n"
    }
    if let behind = report.behind, behind > 0 {
      text +=
        "This machine saw \(behind) more log entries of this vault than the mirror has. Where they are lost, a custodian goes on with this copy: evault log accept-rollback\n"
    }
    let isWhole = report.lost.isEmpty && report.behind ?? 0 == 0
    let members: JSONObject = [
      "vault": .string(path.description), "entries": .number(JSONNumber(report.entries)),
      "objects": .integer(report.objects), "bytes": .number(JSONNumber(report.bytes)),
      "holds_keys": .bool(report.hasKeys), "behind": report.behind.map { .number(JSONNumber($0)) } ?? .null,
      "lost": .array(report.lost.map { .string($0) }),
    ]
    return CommandResult(isWhole ? .done : .incompleteOrRolledBack, schema: "clone", members, text: text)
  }
}
