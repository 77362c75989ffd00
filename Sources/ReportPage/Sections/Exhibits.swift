internal import HTML

/// A card for each exhibit.
extension ReportPage {
  /// Endings of files that a browser shows or plays without running anything in them, whoever made them.
  private static let shown: Set<Substring> = [
    "jpg", "jpeg", "png", "gif", "webp", "bmp", "mp3", "m4a", "ogg", "opus", "wav", "mp4", "m4v", "webm",
  ]

  var exhibitsLead: Markup {
    var text = paragraph("report.custody.note") + paragraph("report.later")
    if contents.exhibits.count > ReportExhibit.pictureCount {
      text =
        text + paragraph("report.custody.bounded", ["count": Markup(String(ReportExhibit.pictureCount))])
    }
    if contents.exhibits.count > ReportExhibit.cardCount {
      text = text + paragraph("report.exhibits.bounded", ["count": Markup(String(ReportExhibit.cardCount))])
    }
    return text
  }

  func card(_ exhibit: ReportExhibit) -> Markup {
    let id = Self.anchor(exhibit)
    let label = Markup.evidence(exhibit.label)
    let title = exhibit.title.map { ": " + evidence($0) } ?? .empty
    return .element(
      .article, [.class("card"), .labelled(by: id)],
      .element(.h3, [.id(id)], words("report.exhibit", ["label": label]) + title),
      facts(words("report.exhibit.facts", ["label": label]), rows(exhibit)), graphic(exhibit), custody(exhibit, id))
  }

  private func rows(_ exhibit: ReportExhibit) -> [(name: Markup, value: Markup)] {
    var rows: [(name: Markup, value: Markup)] = [
      (words("report.exhibit.file"), file(exhibit)),
      (words("report.fact.item"), .element(.code, [], .evidence(exhibit.item))),
    ]
    rows += exhibit.facts.map { (name($0), value($0)) }
    if let origin = exhibit.origin {
      rows.append((words("report.exhibit.origin"), self.origin(origin)))
    }
    if exhibit.isOriginatorControlled {
      rows.append((words("report.exhibit.originator"), words("report.exhibit.originator.text")))
    }
    return rows
  }

  func name(_ fact: ReportFact) -> Markup { Markup(term("claim", fact.name)) }

  private func origin(_ origin: ReportExhibit.Origin) -> Markup {
    let kind = Markup(" (\(term("made", origin.kind)))")
    guard let name = origin.name else { return words("report.exhibit.origin.unnamed") + kind }
    let item = Markup.evidence(name)
    return (origin.stays ? words("report.exhibit.origin.stays", ["item": item]) : item) + kind
  }

  /// A way to a picture or a recording that is taken on purpose: nothing of it is in the page, and nothing is loaded before.
  private func graphic(_ exhibit: ReportExhibit) -> Markup {
    guard let path = exhibit.path, let ending = path.split(separator: ".").last, let file = NeighbourFile(path),
      Self.shown.contains(Substring(ending.lowercased()))
    else { return .empty }
    return .element(
      .details, [.class("graphic")],
      .element(.summary, [], words("report.graphic.summary", ["label": .evidence(exhibit.label)])),
      paragraph("report.graphic.text"),
      .element(
        .p, [], .element(.a, [.link(file: file)], words("report.graphic.link", ["file": .evidence(path)]))))
  }

  /// Of very many, the last ones by a line each.
  func lines(_ exhibits: [ReportExhibit]) -> Markup {
    guard !exhibits.isEmpty else { return .empty }
    return grid(
      words("report.exhibits.title"), "index",
      headings: [
        words("report.exhibit.number"), words("report.exhibit.file"), words("report.fact.item"),
        words("report.claim.digest"), words("report.summary.first"), words("report.summary.steps"),
      ],
      exhibits.map { exhibit in
        [
          .element(.span, [.id(Self.anchor(exhibit))], .evidence(exhibit.label)), file(exhibit),
          .element(.code, [], .evidence(exhibit.item)),
          exhibit.facts.first { $0.name == "digest" }.map { Self.code($0.value) } ?? "–",
          exhibit.custody.span.map { Self.time($0.lowerBound) } ?? "–", Markup(String(exhibit.custody.count)),
        ]
      })
  }
}
