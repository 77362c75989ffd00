internal import HTML

/// What there is, in figures, and a list of the exhibits.
extension ReportPage {
  /// So many exhibits are listed above their cards.
  private static let listed = 500

  var summary: Markup {
    let exhibits = contents.exhibits
    let stay = exhibits.count { $0.path == nil }
    var rows: [(Markup, Markup)] = [(words("report.summary.exhibits"), Markup(String(exhibits.count)))]
    if contents.subject == .bundle {
      rows.append((words("report.summary.files"), Markup(String(exhibits.count - stay))))
      if stay > 0 { rows.append((words("report.summary.stay"), Markup(String(stay)))) }
    }
    rows.append((words("report.summary.steps"), Markup(String(exhibits.reduce(0) { $0 + $1.custody.count }))))
    let spans = exhibits.compactMap(\.custody.span)
    if let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max() {
      rows.append((words("report.summary.first"), Self.time(first)))
      rows.append((words("report.summary.last"), Self.time(last)))
    }
    let actors = exhibits.reduce(into: Set<ReportActor>()) { $0.formUnion($1.custody.actors) }.sorted()
    if !actors.isEmpty { rows.append((words("report.summary.actors"), Self.list(actors.map(actor)))) }
    return section(
      "summary", "report.summary.title", facts(words("report.summary.title"), rows), paragraph("report.times"), index)
  }

  func actor(_ actor: ReportActor) -> Markup {
    .evidence(actor.label) + Markup(" (\(term("role", actor.role)))")
  }

  private var index: Markup {
    let exhibits = contents.exhibits
    guard exhibits.count > 1, exhibits.count <= Self.listed else { return .empty }
    return index(of: exhibits)
  }

  func index(_ exhibit: ReportExhibit) -> Markup { index(of: [exhibit]) }

  private func index(of exhibits: [ReportExhibit]) -> Markup {
    grid(
      words("report.exhibits.title"), "index",
      headings: [words("report.exhibit.number"), words("report.claim.title"), words("report.exhibit.file")],
      exhibits.map { exhibit in
        [
          .element(.a, [.link(to: Self.anchor(exhibit))], .evidence(exhibit.label)),
          exhibit.title.map { evidence($0) } ?? "–", file(exhibit),
        ]
      })
  }

  static func anchor(_ exhibit: ReportExhibit) -> String { "exhibit-\(exhibit.number)" }

  /// Where the file is.
  func file(_ exhibit: ReportExhibit) -> Markup {
    guard contents.subject == .bundle else { return words("report.exhibit.in_vault") }
    return exhibit.path.map { .element(.code, [], .evidence($0)) } ?? words("report.exhibit.stays")
  }
}
