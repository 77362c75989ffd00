import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// What whoever exports a dossier is told of it, and decides upon: what a check finds still open, and that no text goes along.
struct DossierState {
  /// How many findings there are of each kind; nil where it could not be checked.
  private let counts: [DossierFinding.Kind: Int]?
  private let dossier: Identifier
  /// Whether a finished text goes along.
  let hasText: Bool

  /// - Parameters:
  ///   - affirmed: conditions of consents that are affirmed.
  ///   - withhold: claims, or `payload`, that stay.
  init(_ kept: KeptDossier, _ session: UnlockedVault, affirmed: Set<String>, withhold: [String], hasText: Bool) {
    dossier = kept.id
    self.hasText = hasText
    let facts = try? DossierFactsReading(session).facts(of: kept, affirmed: affirmed, withhold: Set(withhold))
    counts = facts.map { facts in
      let findings = DossierCheck.findings(of: kept.dossier, kept.profile, facts, name: kept.id.description)
      return Dictionary(findings.map { ($0.kind, 1) }, uniquingKeysWith: +)
    }
  }

  /// Says it, in a sentence each; nothing where nothing is open. It stops nothing.
  func tell() {
    if let counts {
      let (missing, contradictory) = (counts[.missing] ?? 0, counts[.contradictory] ?? 0)
      if missing + contradictory > 0 {
        note(
          "Of the dossier \(missing) \(missing == 1 ? "thing is" : "things are") still missing and \(contradictory) contradictory: evault dossier check \(dossier)"
        )
      }
    } else {
      note("The dossier could not be checked: evault dossier check \(dossier)")
    }
    if !hasText {
      note("No submission text goes along: it was not taken in yet. evault dossier final")
    }
  }

  private func note(_ text: String) { StandardStream.message(Style.warning("note") + "  " + text) }

  /// How many findings there are of each kind; null where it could not be checked.
  var json: JSON {
    guard let counts else { return .null }
    return .object([
      "missing": .integer(counts[.missing] ?? 0), "contradictory": .integer(counts[.contradictory] ?? 0),
      "weak": .integer(counts[.weak] ?? 0),
    ])
  }
}
