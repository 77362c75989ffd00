import RecordSchemas
import TerminalInterface
import VaultFiles
import VaultKit

/// The words that `evault find` takes for types and markings, with hyphens or low lines in them.
enum FindWords {
  private static let markings = ["open", "confidential_annex", "withhold"]

  /// A marking as it is recorded.
  static func marking(_ word: String?) throws(UserError) -> String? {
    guard let word else { return nil }
    let marking = word.replacing("-", with: "_")
    guard markings.contains(marking) else {
      let known = markings.map { $0.replacing("_", with: "-") }.joined(separator: ", ")
      throw UserError(
        .usage, "There is no marking \(VisibleText.escape(word)).", next: "Markings are: \(known).")
    }
    return marking
  }

  /// A type of items or records as it is recorded, an organisation's own among them.
  static func type(_ word: String?, _ session: UnlockedVault) throws(UserError) -> String? {
    guard let word else { return nil }
    let type = word.replacing("_", with: "-")
    var known = ItemType.allCases.map(\.rawValue)
    known += RecordType.allCases.map(\.rawValue).filter { !known.contains($0) }
    if known.contains(type) { return type }
    let own = try user { () throws(VaultError) in try RecordVocabulary(session).current().map(\.schema.name.name) }
    if own.contains(type) { return type }
    throw UserError(
      .usage, "There is no type \(VisibleText.escape(word)) of items or records.",
      next: "Types are: \((known.sorted() + own).joined(separator: ", ")).")
  }
}
