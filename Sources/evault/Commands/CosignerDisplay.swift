import Cosigner
import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultFiles
import VaultKit

/// A cosigner as text and as JSON, and why it refused.
enum CosignerDisplay {
  static func result(
    _ key: NoteVerifierKey, _ logs: [FollowedLog], _ before: String
  ) throws(UserError) -> CommandResult {
    let shown = { (text: any CustomStringConvertible) in VisibleText.escape(text.description) }
    var text = before + "cosigner  \(shown(key.name))\nkey       \(shown(key))\n"
    for log in logs {
      text += "\nlog       \(shown(log.origin))\n"
      text += log.keys.map { "  key     \(shown($0))\n" }.joined()
      if let rosters = log.rosters { text += "  roster  version \(rosters.current.version)\n" }
      text +=
        log.last.map { "  last    \(EntryCount.text($0.head.size)), cosigned \(time($0.timestamp))\n" }
        ?? "  last    nothing cosigned yet\n"
      if let warning = futureWarning(log, .now) { text += "  \(warning)\n" }
      if log.refusals > 0 {
        text += "  " + Style.bad("refused") + " \(log.refusals): the evidence is in the cosigner's folder\n"
      }
      for proof in log.proofs {
        text += "  " + Style.bad("forked") + "  this proof there convicts by itself:\n          \(proof)\n"
      }
    }
    let members: JSONObject = [
      "name": .string(key.name.description), "key": .string(key.description), "logs": .array(logs.map(json)),
    ]
    return CommandResult(schema: "cosigner", members, text: text)
  }

  private static func json(_ log: FollowedLog) -> JSON {
    .object([
      "origin": .string(log.origin.description), "keys": .array(log.keys.map { .string($0.description) }),
      "roster": log.rosters.map { .integer($0.current.version) } ?? .null,
      "size": log.last.map { .number(JSONNumber($0.head.size)) } ?? .null,
      "time": log.last.map { .string(time($0.timestamp).description) } ?? .null, "refusals": .integer(log.refusals),
      "proofs": .array(log.proofs.map { .string($0.description) }),
    ])
  }

  private static func time(_ seconds: UInt64) -> Timestamp { Timestamp(seconds: Int64(clamping: seconds)) }

  /// What to do where the last cosignature's time lies in the clock's future.
  static let clockNext =
    "If the clock is behind, set it right. If it was ahead then, cosigning goes on by itself once that time has come. Where it is too far: this key must never say an earlier time, so make a cosigner with a new key in a new folder (evault cosigner new), tell the log's people and everyone whose policy names this one why, and keep this folder."

  /// That nothing can be cosigned for a while; nil where it can.
  static func futureWarning(_ log: FollowedLog, _ now: Timestamp) -> String? {
    guard let last = log.last.map({ time($0.timestamp) }), last > now else { return nil }
    return Style.warning("clock")
      + "   the log \(VisibleText.escape(log.origin.description)) was last cosigned with the time \(last), which is still to come by this machine's clock: until then nothing of it is cosigned. \(clockNext)"
  }

  /// Why something was not cosigned.
  static func refusal(_ answer: CosignerAnswer, _ state: FilePath) -> UserError {
    let safe = "Nothing was cosigned."
    func kept(_ refusal: CosignerRefusal) -> String {
      "\(safe) The evidence is kept: \(state.appending(refusal.proof ?? refusal.file))"
    }
    switch answer {
    case .cosigned, .malformed:
      var detail = ""
      if case .malformed(let why) = answer { detail = " (\(why))" }
      return UserError(
        .failed, "This is no request for a cosignature\(detail).", safe: safe,
        next: "The log's people make one with: evault log request-cosignature -o FILE")
    case .unknownLog:
      return UserError(
        .signerNotTrusted, "The request is of a log that this cosigner does not follow.", safe: safe,
        next: "Follow it first: evault cosigner follow LIST --fingerprint HEX --state DIR")
    case .unknownKey:
      return UserError(
        .badSignature, "The request is not signed by a key of the log that this cosigner knows.", safe: safe,
        next: "If members came who write the log, ask its people for a newer list of keys, and follow that.")
    case .conflict(let size, nil):
      return UserError(
        .failed, "The request begins elsewhere: this cosigner cosigned \(EntryCount.text(size)) last.", safe: safe,
        next: "Ask for another one: evault log request-cosignature --from \(size) -o FILE")
    case .conflict(let size, let refusal?) where refusal.reason == .older:
      return UserError(
        .incompleteOrRolledBack,
        "The request is of an older state of the log: this cosigner cosigned \(EntryCount.text(size)).",
        safe: kept(refusal),
        next: "If it is no old request that came late, tell the log's people: their copy was rolled back.")
    case .conflict(_, let refusal?), .inconsistent(let refusal?):
      let message =
        refusal.reason == .fork
        ? "The log's own key signed two histories that cannot both be."
        : "The proof does not show that this log continues the one that was cosigned."
      return UserError(
        .incompleteOrRolledBack, message, safe: kept(refusal),
        next: refusal.reason == .fork
          ? (refusal.proof.map {
            "The proof convicts by itself: evault verify \(state.appending($0)) --fingerprint HEX. "
          }
            ?? "") + "Do not follow this log any further before its people have explained it."
          : "Whoever sent it may only have erred: ask the log's people for another request.")
    case .inconsistent(nil):
      return UserError(
        .failed,
        "The proof is not one for this request: it does not show that the log continues what was cosigned, or it is the first request, which has none.",
        safe: safe, next: "Ask for another one: evault log request-cosignature -o FILE")
    }
  }
}
