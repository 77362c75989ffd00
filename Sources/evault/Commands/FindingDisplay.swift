import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// What a check found, as text and as JSON.
enum FindingDisplay {
  /// The findings, and an empty line where there are some.
  static func lines(_ findings: [CheckFinding]) -> String {
    var text = ""
    for finding in findings {
      let word = finding.severity == .failure ? Style.bad("failed ") : Style.warning("note   ")
      text += "\(word) \(finding.code.rawValue)  \(finding.path)\n        \(finding.message)\n"
      if let item = finding.item { text += "        item \(item)\n" }
    }
    return text.isEmpty ? "" : text + "\n"
  }

  static func json(_ findings: [CheckFinding]) -> JSON {
    .array(
      findings.map {
        .object([
          "code": .string($0.code.rawValue), "severity": .string($0.severity.rawValue), "path": .string($0.path),
          "item": $0.item.map { .string($0.description) } ?? .null, "message": .string($0.message),
        ])
      })
  }
}
