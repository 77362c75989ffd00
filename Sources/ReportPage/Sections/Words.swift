internal import HTML
internal import Translations

/// What all sections are made of.
extension ReportPage {
  /// The longest text of an event that is shown whole.
  static let maximumTextCount = 4_000

  /// A text of the table, with pieces in the place of `{name}`.
  func words(_ key: String, _ pieces: [String: Markup] = [:]) -> Markup {
    var parts: [Markup] = []
    var rest = Substring(table[key])
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(Markup(String(rest[..<open])))
      let name = String(rest[rest.index(after: open)..<close])
      parts.append(pieces[name] ?? Markup("{\(name)}"))
      rest = rest[rest.index(after: close)...]
    }
    return .all(parts + [Markup(String(rest))])
  }

  /// The table's text for a word of the vocabulary; the word itself where there is none.
  func term(_ group: String, _ word: String) -> String {
    let key = "report.\(group).\(word)"
    return table.has(key) ? table[key] : word
  }

  func heading(_ id: String, _ key: String) -> Markup { .element(.h2, [.id(id)], words(key)) }

  func section(_ id: String, _ key: String, _ content: Markup...) -> Markup {
    .element(.section, [.labelled(by: id)], heading(id, key), .all(content))
  }

  func paragraph(_ key: String, _ pieces: [String: Markup] = [:]) -> Markup { .element(.p, [], words(key, pieces)) }

  /// A moment as people read it; RFC 3339 for programs.
  static func time(_ text: String) -> Markup { .element(.time, [.moment(text)], Markup(shownTime(text))) }

  static func shownTime(_ text: String) -> String {
    text.replacing("T", with: " ", maxReplacements: 1).replacing("Z", with: "")
  }

  /// A digest, which breaks at every sixteenth digit only.
  static func code(_ digits: String) -> Markup {
    let letters = Array(digits)
    let pieces = stride(from: 0, to: letters.count, by: 16).map {
      Markup(String(letters[$0..<min($0 + 16, letters.count)]))
    }
    return .element(.code, [], .all(pieces.flatMap { [.element(.wbr), $0] }))
  }

  /// What evidence says, as text, and of very long ones the beginning.
  func evidence(_ text: String) -> Markup {
    guard text.utf8.count > Self.maximumTextCount, text.count > Self.maximumTextCount else { return .evidence(text) }
    let more = words("report.clipped", ["count": Markup(String(text.count - Self.maximumTextCount))])
    return .evidence(String(text.prefix(Self.maximumTextCount))) + " " + .element(.small, [], more)
  }

  /// A fact's value.
  func value(_ fact: ReportFact) -> Markup {
    switch fact.name {
    case "digest": Self.code(fact.value)
    case "size": words("report.bytes", ["count": Markup(fact.value)])
    default: evidence(fact.value)
    }
  }

  /// Names and values, a row each.
  func facts(_ caption: Markup, _ rows: [(name: Markup, value: Markup)]) -> Markup {
    .element(
      .table, [.class("facts")], .element(.caption, [.class("spoken")], caption),
      .element(
        .tbody, [],
        rows.map { row in
          .element(.tr, [], .element(.th, [.rowHeading], row.name), .element(.td, [], row.value))
        }))
  }

  /// A table with a heading over each column; the first cell of each row is its heading.
  func grid(_ caption: Markup, _ style: String, headings: [Markup], _ rows: [[Markup]]) -> Markup {
    .element(
      .div, [.class("wide"), .reachable, .group, .label(table["report.scrolls"])],
      .element(
        .table, [.class(style)], .element(.caption, [.class("spoken")], caption),
        .element(.thead, [], .element(.tr, [], headings.map { .element(.th, [.columnHeading], $0) })),
        .element(
          .tbody, [],
          rows.map { row in
            .element(
              .tr, [],
              row.enumerated().map { place, cell in
                place == 0 ? .element(.th, [.rowHeading], cell) : .element(.td, [], cell)
              })
          })))
  }

  /// Pieces with a comma between them.
  static func list(_ pieces: [Markup]) -> Markup {
    .all(pieces.enumerated().flatMap { place, piece in place == 0 ? [piece] : [", ", piece] })
  }

  /// A text short enough for a picture.
  static func clipped(_ text: String, _ count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}
