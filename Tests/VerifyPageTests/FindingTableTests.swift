import EvidenceBundle
import Foundation
import SelectiveDisclosure
import Testing
import VerifyPage

/// The page has the weights and words of every finding, as evault-verify has them.
@Suite struct FindingTableTests {
  private let text = String(decoding: VerifyPage.published, as: UTF8.self)

  @Test func everyFindingHasItsRow() throws {
    let start = try #require(text.range(of: "const findingTable = {\n")).upperBound
    let end = try #require(text.range(of: "\n};\n", range: start..<text.endIndex)).lowerBound
    let rows = text[start..<end].split(separator: "\n").map(String.init)
    let wanted = BundleFindingCode.allCases.map { code in
      let outcome = code.outcome.map { "\"\($0.rawValue)\"" } ?? "null"
      let words = String(decoding: JSONWriter.write(.string(code.explanation)), as: UTF8.self)
      return
        "  \"\(code.rawValue)\": { outcome: \(outcome), dimension: \"\(code.dimension.rawValue)\", verdict: \"\(code.verdict.rawValue)\", words: \(words) },"
    }
    #expect(rows == wanted)
  }

  @Test func outcomesAndVerdictsAreInTheSameOrder() {
    let outcomes = BundleOutcome.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    let flat = text.replacingLineEnds
    #expect(flat.contains("const outcomeWords = [ \(outcomes), ];"))
    let verdicts = BundleVerdict.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    #expect(flat.contains("const verdictWords = [\(verdicts)];"))
    let dimensions = BundleDimension.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    #expect(flat.contains("const dimensions = [\(dimensions)];"))
  }
}

extension String {
  /// On one line, each run of white space one space.
  fileprivate var replacingLineEnds: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
