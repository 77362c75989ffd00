import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit
import VaultStore

/// Events that could not be read, told beside what could.
enum Unreadable {
  /// Damage makes a listing partial; what is sealed to others does not.
  static func code(_ failures: [EventFailure]) -> ExitCode {
    failures.contains { !isExpected($0.reason) } ? .partlyDone : .done
  }

  static func lines(_ failures: [EventFailure]) -> String {
    failures.filter { !isExpected($0.reason) }.map {
      Style.bad("unreadable") + "  entry \($0.index), \(ObjectStore.path(of: $0.object)): \(reason($0.reason))\n"
    }.joined()
  }

  /// Why a member who is cleared for nothing sees nothing.
  static func advice(_ session: UnlockedVault) -> String {
    guard !session.canOpen else { return "" }
    guard session.member.suspendedSince == nil, session.member.role.maySign(.intake) else {
      return "You are cleared for nothing: you can open nothing here.\n"
    }
    return "You are cleared for nothing: you can bring evidence in, and open nothing, not even that.\n"
  }

  static func json(_ failures: [EventFailure]) -> JSON { .array(failures.map(json)) }

  static func json(_ failure: EventFailure) -> JSON {
    .object([
      "index": .number(JSONNumber(failure.index)), "object": .string(ObjectStore.path(of: failure.object).description),
      "reason": .string(reason(failure.reason)),
    ])
  }

  private static func isExpected(_ reason: EventFailure.Reason) -> Bool {
    reason == .notCleared || reason == .erased || reason == .shredded
  }

  private static func reason(_ reason: EventFailure.Reason) -> String {
    switch reason {
    case .missing: "its record is missing"
    case .erased: "erased"
    case .shredded: "sealed to keys that were shredded"
    case .notCleared: "sealed to a compartment you are not cleared for"
    case .damaged(let why): "its record is damaged (\(why))"
    case .refused(let error): "its record is not what the log says (\(error))"
    }
  }
}
