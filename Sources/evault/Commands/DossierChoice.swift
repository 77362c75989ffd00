import Custody
import Dossiers
import TerminalInterface
import VaultFiles
import VaultKit

/// What the commands about dossiers read from their arguments.
enum DossierChoice {
  static let option = OptionSpecification.value(
    "dossier", "d", "ID", help: "which dossier (not needed where there is one only)")
  static let reason = OptionSpecification.value("reason", nil, "WHY", help: "why, for the log (- asks, or reads it)")

  /// The dossier that was named; nil for the only one.
  static func id(_ session: Session) throws(UserError) -> Identifier? {
    try session.invocation.text("dossier").map { text throws(UserError) in try session.item(text) }
  }

  /// An item, and a place in it behind `#`.
  static func place(_ word: String, _ session: Session) throws(UserError) -> (item: String, place: String?) {
    let parts = word.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let item = try session.item(String(parts[0])).description
    guard parts.count == 2 else { return (item, nil) }
    guard !parts[1].isEmpty else {
      throw UserError(.usage, "Behind # belongs the place in the item, as in \(item)#p.3")
    }
    return (item, String(parts[1]))
  }

  /// The number of an exhibit: `12`, `EX12` or `EX 12`.
  static func number(_ word: String) throws(UserError) -> Int {
    let digits = word.drop { $0.isLetter || $0 == " " }
    guard let number = Int(digits), number > 0 else {
      throw UserError(
        .usage, "That is no number of an exhibit: \(VisibleText.escape(word)).", next: "See: evault dossier show")
    }
    return number
  }
}
