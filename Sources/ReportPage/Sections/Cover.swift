internal import HTML

/// What it is, whom it is for, and what it is not.
extension ReportPage {
  var cover: Markup {
    let kind =
      contents.part.map { words("report.part.\($0.rawValue)") } ?? words("report.kind.\(contents.subject.rawValue)")
    let heading: Markup = contents.title.map { evidence($0) } ?? words("report.title")
    var rows: [(Markup, Markup)] = []
    if let recipient = contents.recipient { rows.append((words("report.fact.for"), evidence(recipient))) }
    rows.append(
      (words("report.fact.\(contents.subject.rawValue)"), .element(.code, [], .evidence(contents.identifier))))
    if let volume = contents.volume {
      let pieces = ["number": Markup(String(volume.number)), "count": Markup(String(volume.count))]
      rows.append((words("report.fact.volume"), words("report.volume", pieces)))
    }
    rows.append((words("report.fact.created"), Self.time(contents.created)))
    rows.append(
      (words("report.fact.vault"), fingerprint + .element(.br) + .element(.small, [], words("report.compare"))))
    rows.append((words("report.fact.log"), Markup(String(contents.logSize))))
    return .element(
      .header, [.class("cover")], .element(.p, [.class("kind")], kind), .element(.h1, [], heading),
      facts(words("report.title"), rows))
  }

  /// In groups of four, as people compare it.
  private var fingerprint: Markup {
    let digits = Array(contents.vault)
    let groups = stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
    let halves = [groups.prefix(8), groups.dropFirst(8)].map { Markup($0.joined(separator: " ")) }
    return .element(.code, [], halves[0], .element(.br), halves[1])
  }

  var notice: Markup {
    .element(
      .section, [.class("notice"), .labelled(by: "notice")],
      .element(.h2, [.id("notice")], words("report.notice.title")),
      contents.subject == .bundle
        ? paragraph("report.notice.bundle", Self.tools) : paragraph("report.notice.preview"),
      paragraph("report.notice.limits"))
  }

  var navigation: Markup {
    var parts = [("summary", "report.summary.title"), ("exhibits", "report.exhibits.title")]
    if contents.graph != nil { parts.append(("graph", "report.graph.title")) }
    if contents.matrix != nil { parts.append(("matrix", "report.matrix.title")) }
    parts += [("withheld", "report.withheld.title"), ("verify", "report.verify.title")]
    return .element(
      .nav, [.labelled(by: "contents")], .element(.h2, [.id("contents")], words("report.contents")),
      .element(
        .ol, [], parts.map { id, key in .element(.li, [], .element(.a, [.link(to: id)], words(key))) }))
  }

  /// What the texts about verifying name; no language has another word for them.
  static let tools: [String: Markup] = [
    "page": .element(.code, [], "verify.html"), "program": .element(.code, [], "evault-verify"),
    "readme": .element(.code, [], "README.txt"),
    "command": .element(.code, [], "evault-verify --fingerprint FINGERPRINT FOLDER"),
    "digest": "SHA-256",
  ]
}
