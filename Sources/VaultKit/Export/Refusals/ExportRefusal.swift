public import Custody

/// One item of a request that may not leave: what would be seen, which rule keeps it, and what would mend that (Schemas/README.md §3.14). It is for the
/// member who asked, is made of what they can read, and goes into no bundle.
public struct ExportRefusal: Sendable, Equatable {
  /// What decided; the raw values are stable.
  public enum Ground: String, Sendable, CaseIterable {
    /// What people agreed to, or did not.
    case consent
    /// A marking of an item, or what a profile makes of it.
    case marking
    /// Who is cleared for what.
    case compartment
    /// A hold that keeps it in the vault.
    case hold
    /// Whoever an item was received from has a say in where it goes.
    case originatorControl = "originator-control"
    /// What hides inside the payload (§3.19).
    case embedded
    /// The finished text cites what does not leave.
    case citation
  }

  /// Its number in the bundle; nil for a dossier's finished text.
  public let number: Int?
  /// The same as the dossier has it, `EX 12`.
  public let label: String
  /// The item.
  public let item: Identifier
  /// What would leave: `payload`, claims of its intake; or the fields inside the payload that keep it.
  public let leaves: [String]
  /// What of people would be seen, as consents ask for it; sorted.
  public let shows: [String]
  /// What decided.
  public let ground: Ground
  /// The rules by their stable names: one of §3.14, or the words of §3.19 by which kinds are accepted.
  public let rules: [String]
  /// Consents and withdrawals that decided.
  public let records: [String]
  /// Why, in a sentence.
  public let why: String
  /// The step that would mend it.
  public let mend: String
}
