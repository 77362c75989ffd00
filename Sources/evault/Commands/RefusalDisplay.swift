import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

extension RefusedPart {
  /// What of an export stays, and why, for the member at the terminal.
  init(_ refusal: ExportRefusal) {
    let shows = refusal.shows.isEmpty ? "" : "; of people: " + refusal.shows.joined(separator: ", ")
    self.init(
      label: refusal.label, item: refusal.item.description,
      decided: "\(refusal.ground.rawValue): \(refusal.rules.joined(separator: ", "))",
      lines: [
        ("leaves", refusal.leaves.joined(separator: ", ") + shows), ("why", refusal.why), ("mend", refusal.mend),
      ],
      document: [
        "number": refusal.number.map { .integer($0) } ?? .null, "item": .string(refusal.item.description),
        "leaves": Self.words(refusal.leaves), "shows": Self.words(refusal.shows),
        "ground": .string(refusal.ground.rawValue), "rules": Self.words(refusal.rules),
        "records": Self.words(refusal.records), "why": .string(refusal.why), "mend": .string(refusal.mend),
      ])
  }

  private static func words(_ words: [String]) -> JSON { .array(words.map { .string($0) }) }
}
