import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Elements against evidence, as a table.
enum MatrixDisplay {
  /// So many exhibits fit beside the elements; with more, each element lists its own.
  private static let columnCount = 8

  static func text(_ matrix: DossierMatrix, _ dossier: Dossier) -> String {
    guard matrix.exhibits.count <= columnCount else { return lists(matrix, dossier) }
    var table = TextTable(["ELEMENT", "SOURCES"] + matrix.exhibits.map(dossier.label))
    for row in matrix.rows {
      table.add([row.element.name, String(row.sourceCount)] + matrix.exhibits.map { row.cells[$0]?.signs ?? "" })
    }
    return table.render() + "\n+ supports   - speaks against   o context\n"
  }

  private static func lists(_ matrix: DossierMatrix, _ dossier: Dossier) -> String {
    var text = ""
    for row in matrix.rows {
      text += Style.heading(row.element.name) + "  (\(row.sourceCount) independent sources)\n"
      for bearing in CitedExhibit.Bearing.allCases {
        let numbers = matrix.exhibits.filter { row.cells[$0]?.citations.contains { $0.bearing == bearing } ?? false }
        if !numbers.isEmpty { text += "  \(bearing.rawValue): \(numbers.map(dossier.label).joined(separator: ", "))\n" }
      }
    }
    return text
  }

  static func csv(_ matrix: DossierMatrix, _ dossier: Dossier) -> [UInt8] {
    var bytes = SpreadsheetCSV.mark
    bytes += SpreadsheetCSV.row(
      ["element", "title", "section", "argued", "sources"] + matrix.exhibits.map(dossier.label))
    for row in matrix.rows {
      let argued = row.isArgued.map { $0 ? "yes" : "no" } ?? ""
      bytes += SpreadsheetCSV.row(
        [row.element.name, row.element.title, row.element.section, argued, String(row.sourceCount)]
          + matrix.exhibits.map { cell(row.cells[$0]) })
    }
    return bytes
  }

  private static func cell(_ cell: DossierMatrix.Cell?) -> String {
    (cell?.citations ?? []).map { [$0.bearing.rawValue, $0.place].compactMap(\.self).joined(separator: ": ") }
      .joined(separator: "; ")
  }

  static func json(_ matrix: DossierMatrix, _ kept: KeptDossier) -> JSONObject {
    [
      "dossier": .string(kept.id.description), "exhibits": .array(matrix.exhibits.map { .integer($0) }),
      "elements": .array(
        matrix.rows.map { row in
          .object([
            "element": .string(row.element.name), "section": .string(row.element.section),
            "argued": row.isArgued.map { .bool($0) } ?? .null, "sources": .integer(row.sourceCount),
            "cited": .array(
              row.cells.keys.sorted().flatMap { number in
                (row.cells[number]?.citations ?? []).map { citation in
                  .object([
                    "exhibit": .integer(number), "bearing": .string(citation.bearing.rawValue),
                    "at": citation.place.map { .string($0) } ?? .null,
                  ])
                }
              }),
          ])
        }),
    ]
  }
}
