import Custody
import Linkage
import TerminalInterface
import VaultFiles
import VaultKit

/// What the commands about links read from their arguments.
enum LinkageInput {
  static let date = OptionSpecification.value(
    "on", nil, "DATE", help: "a day, month or year: 2014-07-15, 2014-07, 2014; with ? or ~ where it is not sure")

  /// The date of `--on`.
  static func date(_ session: Session) throws(UserError) -> EDTFDate? {
    guard let text = try session.invocation.text("on") else { return nil }
    guard let date = EDTFDate(text), date.precision != nil else {
      throw UserError(
        .usage, "\(text) is no date.",
        next: "A date is 2014, 2014-07 or 2014-07-15, with ? or ~ behind it where it is not sure.")
    }
    return date
  }

  /// The identifier that an option names, which must be given.
  static func required(_ name: String, _ session: Session) throws(UserError) -> String {
    guard let text = try session.invocation.text(name) else {
      throw UserError(.usage, "Of which one? Add: --\(name) ID", next: "See: evault record list")
    }
    return try session.item(text).description
  }

  /// A number of links, within bounds.
  static func count(_ name: String, _ bounds: ClosedRange<Int>, else other: Int, _ session: Session) throws(UserError)
    -> Int
  {
    guard let text = try session.invocation.text(name) else { return other }
    guard let number = Int(text), bounds.contains(number) else {
      throw UserError(.usage, "--\(name) takes a number from \(bounds.lowerBound) to \(bounds.upperBound).")
    }
    return number
  }

  /// The graph that the member can read.
  static func graph(_ unlocked: UnlockedVault) throws(UserError) -> LinkageGraph {
    try user { () throws(VaultError) in try LinkageReading(unlocked).graph() }
  }

  static func answer<R>(_ body: () throws(LinkageError) -> R) throws(UserError) -> R {
    try user { () throws(VaultError) in try LinkageReading.answer(body) }
  }
}
