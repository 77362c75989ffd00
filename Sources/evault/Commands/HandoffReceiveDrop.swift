import Custody
import MirrorStores
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault handoff receive` from a bucket.
enum HandoffReceiveDrop {
  /// What belongs to a bucket only.
  static let options: [OptionSpecification] =
    [
      .value(
        "output", "o", "DIR", help: "of a bucket: the folder to which offers are brought first, each to one of its own"),
      .value("offer", nil, "ID", help: "of a bucket: only this offer"),
      .toggle("remove-received", help: "of a bucket: remove there what came home whole"),
    ] + MirrorChoice.placeOptions + [RateLimitOption.specification]

  private struct Outcome {
    var text = ""
    var taken: [JSON] = []
    var failed: [JSON] = []
    var error: UserError?
    var code = ExitCode.done

    mutating func note(_ code: ExitCode) { if self.code == .done { self.code = code } }
  }

  static func run(_ session: Session, _ address: String) throws(UserError) -> CommandResult {
    let invocation = session.invocation
    guard let output = invocation.path("output") else {
      throw UserError(.usage, "Say where offers are brought to: -o DIR", next: "It needs room for what is offered.")
    }
    let location = try DropChoice.location(address, invocation)
    let limit = try RateLimitOption.limit(invocation)
    let unlocked = try session.unlock()
    let receiving = try user { () throws(VaultError) in try Receiving(unlocked) }
    var visit = try user { () throws(VaultError) in try DropVisit(location, limit: limit) }
    let waiting = try chosen(visit.offers.filter(\.isFinished), invocation)
    var outcome = Outcome()
    for one in waiting {
      do throws(UserError) {
        try take(one, &visit, output, unlocked, receiving, invocation, &outcome)
      } catch {
        guard error.code != .interrupted else { throw error }
        // What one put there must not keep another's from coming home.
        outcome.error = outcome.error ?? error
        outcome.note(.partlyDone)
        outcome.failed.append(
          .object([
            "offer": .string(one.offer.description), "field": .string(one.field.description),
            "exit": .integer(Int(error.code.rawValue)), "reason": .string(error.message),
          ]))
        outcome.text += Style.bad("not received") + "  \(one.offer): \(error.message)"
        outcome.text += error.next.isEmpty ? "\n" : " \(error.next)\n"
      }
    }
    // One that fails alone says so as one on a stick does.
    if let error = outcome.error, waiting.count == 1, outcome.taken.isEmpty { throw error }
    return result(outcome, visit, waiting.isEmpty)
  }

  private static func chosen(_ waiting: [WaitingOffer], _ invocation: Invocation) throws(UserError) -> [WaitingOffer] {
    guard let text = try invocation.text("offer") else { return waiting }
    guard let name = Identifier(typed: text), case let found = waiting.filter({ $0.offer == name }), !found.isEmpty
    else {
      throw UserError(
        .usage, "There is no finished offer \(VisibleText.escape(text)).", safe: "Nothing was changed.",
        next: "Without --offer everything that waits there is received.")
    }
    return found
  }

  private static func take(
    _ one: WaitingOffer, _ visit: inout DropVisit, _ output: FilePath, _ unlocked: UnlockedVault,
    _ receiving: Receiving, _ invocation: Invocation, _ outcome: inout Outcome
  ) throws(UserError) {
    let path = output.appending(FilePath(one.offer.description))
    Process.noteInterrupts()
    let progress = Progress("bringing", total: 0)
    defer { progress.finish() }
    var looked = visit
    defer { visit = looked }
    let offered = try user { () throws(VaultError) in
      try looked.bring(
        one, to: path, for: unlocked, total: { progress.expect($0) }, progress: { progress.advance(by: $0) },
        isInterrupted: { Process.isInterrupted })
    }
    progress.finish()
    let taken = try HandoffReceiveCommand.take(offered, unlocked, receiving, invocation)
    outcome.text += "Offer \(one.offer):\n" + HandoffReceiveCommand.text(taken)
    if !taken.report.rejected.isEmpty { outcome.note(.partlyDone) }
    var members = HandoffReceiveCommand.members(taken)
    var removed = 0
    if invocation.has("remove-received") {
      if taken.report.rejected.isEmpty {
        do throws(VaultError) {
          removed = try looked.clear(one, offered)
          outcome.text += "Removed \(removed) files of it from the bucket.\n"
        } catch {
          outcome.note(.partlyDone)
          outcome.text += Style.warning("not removed") + "  \(error.message) What came home is safe.\n"
        }
      } else {
        outcome.text += "Nothing was removed from the bucket: what was not taken may be whole only there.\n"
      }
    }
    members["removed"] = .integer(removed)
    outcome.taken.append(.object(members))
  }

  private static func result(_ outcome: Outcome, _ visit: DropVisit, _ isEmpty: Bool) -> CommandResult {
    var text = outcome.text
    if isEmpty { text += "No finished offer waits there.\n" }
    let unfinished = visit.offers.filter { !$0.isFinished }
    for one in unfinished {
      text += Style.warning("not finished") + "  \(one.offer): its kit is still putting, or was interrupted.\n"
    }
    if visit.foreignCount > 0 {
      text += Style.warning("foreign") + "  \(visit.foreignCount) files there are no kit's, and were left alone:\n"
      for name in visit.foreign.prefix(20) { text += "  \(VisibleText.escape(name))\n" }
      if visit.foreignCount > 20 {
        text += "  and \(visit.foreignCount - 20) more (--json names \(visit.foreign.count))\n"
      }
    }
    if !outcome.taken.isEmpty {
      text += "The kits cannot read the bucket: give the receipts back as files, or read them aloud.\n"
    }
    let members: JSONObject = [
      "received": .array(outcome.taken), "failed": .array(outcome.failed),
      "unfinished": .array(
        unfinished.map {
          .object(["offer": .string($0.offer.description), "field": .string($0.field.description)])
        }),
      "foreign": .array(visit.foreign.map { .string($0) }), "foreign_count": .integer(visit.foreignCount),
    ]
    return CommandResult(outcome.code, schema: "handoff-receive-drop", members, text: text)
  }
}
