internal import HTML
internal import Translations

/// The custody of an exhibit, as a picture and as a table.
extension ReportPage {
  func custody(_ exhibit: ReportExhibit, _ id: String) -> Markup {
    let custody = exhibit.custody
    guard let span = custody.span else { return .empty }
    let label = Markup.evidence(exhibit.label)
    let title = Markup.element(.h4, [], words("report.custody.title", ["label": label]))
    let gap =
      custody.leftOut == 0
      ? Markup.empty : paragraph("report.custody.between", ["count": Markup(String(custody.leftOut))])
    let table = grid(
      words("report.custody.title", ["label": label]), "custody",
      headings: ["step", "when", "what", "who", "vouched"].map { words("report.custody.\($0)") },
      custody.hops.map(row))
    guard exhibit.extent == .whole else { return title + gap + table }
    let pictures = TimelinePicture(self, exhibit, id, span).drawings
    return title + gap
      + .all(
        pictures.map {
          .element(.figure, [.class("timeline"), .reachable, .group, .label(self.table["report.scrolls"])], $0.markup)
        })
      + .element(.details, [.class("same")], .element(.summary, [], words("report.custody.table")), table)
  }

  private func row(_ hop: ReportHop) -> [Markup] {
    let facts = hop.facts.map { fact in
      Markup.element(.br) + .element(.small, [], name(fact) + ": " + value(fact))
    }
    return [
      Markup(String(hop.step)), Self.time(hop.recorded), Markup(term("action", hop.action)) + .all(facts),
      actor(ReportActor(label: hop.actor, role: hop.role)), Markup(vouched(hop)),
    ]
  }

  /// What vouches for a step, in words.
  func vouched(_ hop: ReportHop) -> String {
    let log = hop.isFromField ? "report.vouched.field" : "report.vouched.log"
    let entry = table[log, ["entry": String(hop.entry)]]
    return hop.timestamped.map { entry + "; " + table["report.vouched.time", ["size": String($0)]] } ?? entry
  }
}
