import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit
import VaultStore

/// Events that could not be read, told beside what could.
enum Unreadable {
  /// Damage makes a listing partial, and so does a key that is not here; what is sealed to others does not.
  static func code(_ failures: [EventFailure], _ session: UnlockedVault) -> ExitCode {
    failures.contains(where: \.isDamage) || mayBeOwn(failures, session) > 0 ? .partlyDone : .done
  }

  static func lines(_ failures: [EventFailure], _ session: UnlockedVault) -> String {
    var text = failures.filter(\.isDamage).map {
      Style.bad("unreadable") + "  entry \($0.index), \(ObjectStore.path(of: $0.object)): \(reason($0, session))\n"
    }.joined()
    let count = mayBeOwn(failures, session)
    if count > 0 {
      for key in session.missingKeys { text += Style.bad("unreadable") + "  \(key.sentence)\n" }
      text +=
        "  \(count) \(count == 1 ? "entry" : "entries") that none of your keys opens may be sealed to that. evault mirror repair brings back what a mirror has.\n"
    }
    return text
  }

  /// How many may be sealed to a key of the member's own that is not here.
  private static func mayBeOwn(_ failures: [EventFailure], _ session: UnlockedVault) -> Int {
    session.missingKeys.isEmpty ? 0 : failures.count { $0.reason == .notCleared }
  }

  /// Why a member who is cleared for nothing sees nothing.
  static func advice(_ session: UnlockedVault) -> String {
    guard !session.canOpen else { return "" }
    guard session.member.suspendedSince == nil, session.member.role.maySign(.intake) else {
      return "You are cleared for nothing: you can open nothing here.\n"
    }
    return "You are cleared for nothing: you can bring evidence in, and open nothing, not even that.\n"
  }

  static func json(_ failures: [EventFailure], _ session: UnlockedVault) -> JSON {
    .array(failures.map { json($0, session) })
  }

  static func json(_ failure: EventFailure, _ session: UnlockedVault) -> JSON {
    .object([
      "index": .number(JSONNumber(failure.index)), "object": .string(ObjectStore.path(of: failure.object).description),
      "reason": .string(reason(failure, session)),
    ])
  }

  private static func reason(_ failure: EventFailure, _ session: UnlockedVault) -> String {
    switch failure.reason {
    case .missing: "its record is missing"
    case .erased: "erased"
    case .shredded: "sealed to keys that were shredded"
    case .notCleared where session.missingKeys.isEmpty: "sealed to a compartment you are not cleared for"
    case .notCleared: "sealed to a compartment you are not cleared for, or to a key of yours that is not here"
    case .damaged(let why): "its record is damaged (\(why))"
    case .refused(let error): "its record is not what the log says (\(error))"
    }
  }
}
