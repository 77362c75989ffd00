internal import HTML

/// Elements against evidence.
extension ReportPage {
  /// So many exhibits fit beside the elements; with more, each element lists its own.
  private static let columnCount = 10

  var matrixSection: Markup {
    guard let matrix = contents.matrix else { return .empty }
    return section(
      "matrix", "report.matrix.title",
      paragraph("report.matrix.lead", ["plus": "+", "minus": "−", "circle": "o"]),
      matrix.exhibits.count <= Self.columnCount ? signs(matrix) : lists(matrix))
  }

  private func signs(_ matrix: ReportMatrix) -> Markup {
    grid(
      words("report.matrix.title"), "matrix signs",
      headings: [words("report.matrix.element")] + matrix.exhibits.map { .evidence($0) },
      matrix.rows.map { row in
        [element(row, matrix)]
          + matrix.exhibits.map { label in
            let cited = row.citations.filter { $0.exhibit == label }
            return .all(cited.enumerated().map { place, one in (place == 0 ? .empty : .element(.br)) + sign(one) })
          }
      })
  }

  private func sign(_ citation: ReportMatrix.Citation) -> Markup {
    let place = citation.place.map { " " + Markup.element(.small, [], .evidence($0)) } ?? .empty
    return .element(.span, [.class("sign \(citation.bearing.rawValue)"), .hidden], Markup(citation.bearing.sign))
      + .element(.span, [.class("spoken")], words("report.bearing.\(citation.bearing.rawValue)")) + place
  }

  private func lists(_ matrix: ReportMatrix) -> Markup {
    grid(
      words("report.matrix.title"), "matrix lists",
      headings: [words("report.matrix.element")]
        + ReportMatrix.Bearing.allCases.map { words("report.bearing.\($0.rawValue)") },
      matrix.rows.map { row in
        [element(row, matrix)]
          + ReportMatrix.Bearing.allCases.map { bearing in
            let cited = row.citations.filter { $0.bearing == bearing }
            return cited.isEmpty
              ? "–"
              : Self.list(
                cited.map { .evidence([$0.exhibit, $0.place].compactMap(\.self).joined(separator: ", ")) })
          }
      })
  }

  private func element(_ row: ReportMatrix.Row, _ matrix: ReportMatrix) -> Markup {
    .element(.span, [.language(matrix.language)], evidence(row.element))
  }
}
