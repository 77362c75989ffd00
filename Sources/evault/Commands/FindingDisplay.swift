import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// What a check found, as text and as JSON.
enum FindingDisplay {
  /// The findings, and an empty line where there are some.
  /// - Parameter limit: the most that are shown of each code, where somebody else wrote what was checked.
  static func lines(_ findings: [CheckFinding], limit: Int = .max) -> String {
    var text = ""
    var counts: [String: Int] = [:]
    for finding in findings {
      counts[finding.code.rawValue, default: 0] += 1
      guard counts[finding.code.rawValue, default: 0] <= limit else { continue }
      let word = finding.severity == .failure ? Style.bad("failed ") : Style.warning("note   ")
      text += "\(word) \(finding.code.rawValue)  \(finding.path)\n        \(finding.message)\n"
      if let item = finding.item { text += "        item \(item)\n" }
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > limit {
      text += "        … and \(count - limit) more of \(code). All of them: --json\n"
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
