import Foundation
import Importing
import TestSupport
import Testing

/// Tables made at random, read here and by Python's csv module.
@Suite struct CSVCrossCheckTests {
  private static let python = ExternalTool("python3")
  private static let pieces = ["a", "Ж", "\"", ",", "\n", "\r\n", " ", ";", "=", "\u{1f4f7}", "ß"]

  @Test(.enabled(if: CSVCrossCheckTests.python.isInstalled, "no python3")) func bothReadTheSame() throws {
    var random = SeededGenerator(seed: 5)
    var rows = [["one", "two", "three"]]
    for _ in 0..<500 {
      rows.append(
        (0..<3).map { _ in
          (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined()
        })
    }
    let text = rows.map { row in
      row.map { cell in
        let mustQuote = cell.contains { "\",\n\r\r\n".contains($0) } || Bool.random(using: &random)
        return mustQuote ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }.joined(separator: ",") + "\r\n"
    }.joined()
    let script = Vectors.projectFolder.appending(path: "Tests/ImportingTests/csv_rows.py").path
    let answer = try Self.python.run([script], input: Array(text.utf8))
    #expect(answer.status == 0, "\(answer.errors)")
    let theirs = try answer.text.split(separator: "\n").map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
    let table = try CSVTable(Array(text.utf8), separator: .comma)
    #expect(table.rows.allSatisfy { $0.problem == nil })
    let ours = [table.columns] + table.rows.map(\.fields)
    #expect(ours == theirs)
    #expect(ours == rows)
  }
}
