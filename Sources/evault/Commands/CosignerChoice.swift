import TerminalInterface
import TransparencyLog
import VaultKit

/// Which cosigner a command is about: one that the vault knows, by name, or a new one by its key.
struct CosignerChoice {
  static let option = OptionSpecification.value(
    "cosigner", nil, "KEY", help: "a cosigner's key as they told you another way; or the name of one that is known")

  /// The cosigner; nil where the vault knows none and none was named.
  let key: NoteVerifierKey?
  /// The same, where the vault does not know it yet.
  let new: NoteVerifierKey?

  /// - Parameter isNeeded: whether one of several known ones must be chosen.
  init(_ invocation: Invocation, _ known: [NoteVerifierKey], isNeeded: Bool) throws(UserError) {
    guard let text = try invocation.text("cosigner") else {
      guard known.count < 2 || !isNeeded else {
        throw UserError(
          .usage, "The vault knows several cosigners: \(known.map(\.name.description).joined(separator: ", ")).",
          next: "Name one: --cosigner NAME")
      }
      (key, new) = (known.count == 1 ? known[0] : nil, nil)
      return
    }
    if let named = known.first(where: { $0.name.description == text || $0.description == text }) {
      (key, new) = (named, nil)
      return
    }
    do throws(TransparencyLogError) {
      let read = try NoteVerifierKey(text)
      (key, new) = (read, read)
    } catch {
      throw UserError(
        .usage, "\(text) is neither a cosigner's key nor the name of one that the vault knows (\(error.detail)).",
        next: "A key has the form NAME+IDENTIFIER+KEY; the cosigner sees it with: evault cosigner show")
    }
  }
}
