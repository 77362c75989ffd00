import Custody
import MirrorStores
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Mirrors, for people and as JSON.
enum MirrorDisplay {
  static func json(_ configuration: MirrorConfiguration) -> JSONObject {
    [
      "name": .string(configuration.name), "address": .string(configuration.address),
      "endpoint": configuration.endpoint.map { .string($0) } ?? .null,
      "keys": configuration.keys.map { .string($0.address) } ?? .null,
      "retain": configuration.lock.map { .string($0.period.text) } ?? .null,
      "mode": configuration.lock.map { .string($0.mode.rawValue) } ?? .null,
    ]
  }

  static func json(_ report: MirrorPushReport, _ name: String) -> JSONObject {
    [
      "name": .string(name), "before": .number(JSONNumber(report.before)), "after": .number(JSONNumber(report.after)),
      "objects": .integer(report.objects), "bytes": .number(JSONNumber(report.bytes)), "files": .integer(report.files),
      "removed": .integer(report.removed), "holds_keys": .bool(report.holdsKeys),
      "keeps_versions": report.keepsVersions.map { .bool($0) } ?? .null,
      "locked_until": report.lockedUntil.map { .string($0.description) } ?? .null,
      "remains": report.remains.map { .object(RemainsDisplay.json($0)) } ?? .null,
      "remade": .array(report.remade.map { .string($0) }),
      "lacking": .array(report.lacking.map { .string($0) }), "differing": .array(report.differing.map { .string($0) }),
    ]
  }

  /// Names a mirror of which only that is known that there is one.
  static func tell(_ broken: MirrorConfigurations.Broken) {
    let error = broken.error
    StandardStream.message(Style.warning("mirror") + "  \(error.message) \(error.next)")
  }

  static func text(_ report: MirrorPushReport, _ name: String) -> String {
    var text = "\(name): "
    if report.before == report.after, report.objects == 0, report.files == 0, report.removed == 0 {
      text += "up to date with \(report.after) log \(report.after == 1 ? "entry" : "entries").\n"
    } else {
      text +=
        "\(report.objects) objects (\(ByteCount.format(report.bytes))) and \(report.files) other files brought, \(report.removed) removed; \(report.after) log entries are there now.\n"
    }
    if let until = report.lockedUntil {
      text += "  What was brought is locked until \(until), and that was read back.\n"
    }
    if !report.holdsKeys {
      text +=
        report.keepsVersions == true
        ? "  The bucket keeps versions of what is removed: wrapped keys are not brought there. A place apart for them: evault mirror add --keys\n"
        : "  The service does not say that it keeps no versions of what is removed: wrapped keys are not brought there.\n"
    }
    if let remains = report.remains { text += "  Of what was erased or revoked: \(RemainsDisplay.sentence(remains))\n" }
    for path in report.remade { text += "  \(path) could not be read there, and was made anew.\n" }
    let lacking = report.lacking.map {
      Style.bad("lacking") + "  \($0) is damaged or missing in this vault, and could not be brought."
    }
    for line in LongList.lines(lacking) { text += line + "\n" }
    if report.lacking.contains(where: { !$0.hasPrefix("objects/") }) {
      text += "  From a mirror that has it whole: evault mirror repair\n  \(wrongList)\n"
    }
    let differing = report.differing.map {
      Style.bad("differs")
        + "  \(VisibleText.escape($0)) is not the same there as here: one of the two is damaged\(isKey($0) ? ", or was sealed anew" : ""). It was left alone."
    }
    for line in LongList.lines(differing) { text += line + "\n" }
    if report.differing.contains(where: isKey) {
      text +=
        "  Where the member can still open the vault here, what is here is good: evault mirror push --replace-keys\n"
    }
    return text
  }

  /// A list is not believed, and a push does not forget what it names: what to do where it names what nothing proves.
  static let wrongList =
    "What a mirror's list names and a repair leaves out, every push names again. Whoever is sure that this vault never had it removes mirror/files in that mirror: the next push makes it anew."

  private static func isKey(_ path: String) -> Bool { path.hasPrefix("keys/compartments/") }
}
