import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault mirror push`.
enum MirrorPushCommand {
  static let command = Command(
    CommandSpecification(
      ["mirror", "push"], "Bring to a mirror, or to all, what it lacks.", positionals: "[NAME]", count: 0...1,
      options: [
        .toggle("take-over", help: "take the claim of another writer, when you know that nobody writes there"),
        .toggle(
          "replace-keys",
          help: "put wrapped keys that were sealed anew here in place of those there, when you know that these open"),
        RateLimitOption.specification,
      ],
      details: """
        Needs no identity. A mirror is at every moment this vault or an earlier state of it; whatever interrupts a push, the next one goes on there. What was
        erased is removed. Exits 20 where something is damaged here and could not be brought, 24 where a mirror is ahead of this vault or
        has another history: then nothing is changed there. Every mirror is tried; exits 3 where only some could be asked.
        """,
      example: "evault mirror push")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let (all, broken) = try MirrorChoice.known(session, vault)
    let takesOver = session.invocation.has("take-over")
    let replacesKeys = session.invocation.has("replace-keys")
    let limit = try RateLimitOption.limit(session.invocation)
    Process.noteInterrupts()
    var text = ""
    var pushed: [JSON] = []
    var code = ExitCode.done
    var failure: UserError?
    for one in broken {
      MirrorDisplay.tell(one)
      failure = failure ?? UserError(one.error)
    }
    for configuration in all {
      let progress = Progress("pushing to \(configuration.name)", total: 0)
      do throws(UserError) {
        let report = try user { () throws(VaultError) in
          do throws(VaultError) {
            return try MirrorPush(
              vault, to: Mirror(configuration, limit: limit), takesOver: takesOver, replacesKeys: replacesKeys
            ).run(
              total: progress.watch, progress: { progress.advance(by: $0) }, isInterrupted: { Process.isInterrupted })
          } catch { throw error.forOthers }
        }
        progress.finish()
        pushed.append(.object(MirrorDisplay.json(report, configuration.name)))
        text += MirrorDisplay.text(report, configuration.name)
        if !report.lacking.isEmpty || !report.differing.isEmpty { code = .corrupt }
      } catch {
        progress.finish()
        // One place that is away must not keep the others from being up to date.
        guard all.count + broken.count > 1, error.code != .interrupted else { throw error }
        StandardStream.message(
          Style.warning("mirror") + "  \(configuration.name): \(error.message)"
            + (error.next.isEmpty ? "" : "\n        \(error.next)"))
        if failure.map({ !isGrave($0.code) }) ?? true { failure = isGrave(error.code) ? error : failure ?? error }
      }
    }
    if let failure, pushed.isEmpty { throw failure }
    if let failure, isGrave(failure.code) {
      code = failure.code
    } else if failure != nil, code == .done {
      code = .partlyDone
    }
    return CommandResult(code, schema: "mirror-push", ["mirrors": .array(pushed)], text: text)
  }

  /// Whether a mirror is wrong, and not only away.
  private static func isGrave(_ code: ExitCode) -> Bool {
    [.corrupt, .badSignature, .signerNotTrusted, .incompleteOrRolledBack].contains(code)
  }
}
