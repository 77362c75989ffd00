internal import HTML

/// What is not there and by what rule, and how all of it is verified.
extension ReportPage {
  var withheldSection: Markup {
    let withheld = contents.withheld
    var lines: [Markup] = []
    func add(_ key: String, _ name: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      lines.append(words(key, [name: Self.list(values.map { .evidence($0) })]))
    }
    if let claims = withheld.claims {
      let names = claims.map { Markup(term("claim", $0)) }
      lines.append(words("report.withheld.claims", ["claims": Self.list(names)]))
    } else {
      lines.append(words("report.withheld.preview"))
    }
    if let part = contents.part { lines.append(words("report.withheld.rule.\(part.rawValue)")) }
    add("report.withheld.elsewhere.\(contents.part?.rawValue ?? "open")", "exhibits", withheld.elsewhere)
    add("report.withheld.kept", "exhibits", withheld.kept)
    add("report.withheld.files", "exhibits", withheld.files)
    add("report.withheld.origins", "items", withheld.origins)
    if contents.subject == .bundle { lines.append(words("report.withheld.linkage")) }
    return section(
      "withheld", "report.withheld.title", .element(.ul, [], lines.map { .element(.li, [], $0) }),
      paragraph("report.withheld.protect"))
  }

  var verifySection: Markup {
    guard contents.subject == .bundle else {
      return section("verify", "report.verify.title", paragraph("report.verify.preview"))
    }
    return section(
      "verify", "report.verify.title",
      .element(.ol, [], (1...4).map { .element(.li, [], words("report.verify.\($0)", Self.tools)) }),
      paragraph("report.verify.files", Self.tools))
  }
}
