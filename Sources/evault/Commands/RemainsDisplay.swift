import Custody
import MirrorStores
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// What mirrors still have of what was erased or shredded, for people and as JSON.
enum RemainsDisplay {
  /// What the mirrors that this machine knows have. It is asked when the erasing is done: nothing undoes that.
  /// - Parameter done: what is done here: it is said before anybody is asked over a network, who may not answer for minutes.
  /// - Returns: nothing, and `.partlyDone`, where it cannot even be told which mirrors there are: that is said.
  static func ask(_ tombstones: [Tombstone], _ vault: Vault, done: String) -> (remains: [MirrorRemains], code: ExitCode)
  {
    let known = try? MirrorConfigurations(of: vault.fingerprint)
    if known?.all.contains(where: { $0.endpoint != nil }) == true {
      StandardStream.message("\(done) Now the mirrors are asked what they still have; that can take minutes.")
    }
    do throws(VaultError) { return (try MirrorRemains.of(tombstones, in: vault), .done) } catch {
      StandardStream.message(
        Style.warning("mirror") + "  Which mirrors there are cannot be read: they may still have it. \(error.message)")
      return ([], .partlyDone)
    }
  }

  static func json(_ all: [MirrorRemains]) -> JSON { .array(all.map { .object(json($0)) }) }

  static func json(_ one: MirrorRemains) -> JSONObject {
    [
      "name": .string(one.mirror), "state": .string(one.state.rawValue),
      "until": one.until.map { .string($0.description) } ?? .null,
      "mode": one.mode.map { .string($0.rawValue) } ?? .null,
      "keeps_versions": one.keepsVersions.map { .bool($0) } ?? .null,
      "why": one.why.isEmpty ? .null : .string(one.why),
    ]
  }

  static func text(_ all: [MirrorRemains]) -> String {
    all.map { "Mirror \($0.mirror): \(sentence($0))\n" }.joined()
  }

  /// What is so, and until when.
  static func sentence(_ one: MirrorRemains) -> String {
    switch one.state {
    case .gone:
      let versions =
        one.keepsVersions == false
        ? "says that it keeps no versions" : "lists no old version of it, though it may keep some"
      return "nothing of it is there. The place \(versions); of its keepers' own copies it says nothing."
    case .notTold where !one.why.isEmpty:
      return "\(VisibleText.escape(one.why)), until: evault mirror push \(one.mirror). \(later(one))"
    case .notTold:
      let word = one.isPassed ? "repair" : "push"
      return "it still lies there in plain sight until: evault mirror \(word) \(one.mirror). \(later(one))"
    case .locked, .versionsKept: return "it is out of sight there. \(later(one))"
    case .unknown: return "nobody can tell (\(VisibleText.escape(one.why))). Take it that it is still there."
    }
  }

  /// What is so once it is out of sight.
  private static func later(_ one: MirrorRemains) -> String {
    let versions = "as an old version, for as long as its keepers do not delete that"
    if let until = one.until {
      let who =
        one.mode == .governance
        ? "whoever lacks the permission to bypass governance cannot delete them before"
        : "nobody can delete them before"
      return "Its bytes remain until \(until): \(who). After that they remain \(versions)."
    }
    switch one.keepsVersions {
    case true?: return "Its bytes remain \(versions)."
    case false?: return "The place says that it keeps no versions."
    case nil: return "Whether its bytes remain as an old version the place does not say."
    }
  }
}
