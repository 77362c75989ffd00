import Foundation
import TestSupport
import Testing

@testable import EvidenceBundle

/// The table of findings in Schemas/README.md, section 4, says what the code does.
@Suite struct FindingTableTests {
  @Test func theTableIsTheCode() throws {
    let page = try String(contentsOf: Vectors.projectFolder.appending(path: "Schemas/README.md"), encoding: .utf8)
    for code in BundleFindingCode.allCases {
      let outcome = code.outcome?.rawValue ?? "–"
      let row =
        "| `\(code.rawValue)` | \(outcome) | \(code.dimension.rawValue) | \(code.verdict.rawValue) | \(code.explanation) |"
      #expect(page.contains(row), "Schemas/README.md lacks: \(row)")
    }
    let rows = page.split(separator: "\n").count { line in
      line.hasPrefix("| `") && BundleDimension.allCases.contains { line.contains(" | \($0.rawValue) | ") }
    }
    #expect(rows == BundleFindingCode.allCases.count)
  }
}
