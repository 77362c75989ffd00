import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Recovery shares that were made, as text and as JSON.
enum RecoveryDisplay {
  static func text(_ split: Recovery.Split) -> String {
    let (count, threshold) = (split.files.count, split.threshold)
    let folder = split.files.first?.parent ?? "."
    return """
      Admitted \(split.label), cleared for: \(split.compartments.joined(separator: ", ")).
      Its key is in \(count) \(count == 1 ? "share" : "shares"), in \(folder); any \(threshold) \(threshold == 1 ? "gives" : "give") access.

      Print the pages or copy the words by hand, and hand them out. Then rehearse with what was handed out:
        evault recovery rehearse \(split.files.prefix(threshold).map(\.description).joined(separator: " "))
      and delete \(folder).

      """
  }

  static func json(_ split: Recovery.Split) -> JSONObject {
    [
      "label": .string(split.label), "threshold": .integer(split.threshold),
      "files": .array(split.files.map { .string($0.description) }),
      "compartments": .array(split.compartments.map { .string($0) }),
    ]
  }
}
