internal import Custody
internal import HTML
internal import VaultCrypto

/// What all sections are made of.
extension VerificationRecord {
  static func section(_ id: String, _ title: Markup, _ content: Markup...) -> Markup {
    .element(
      .section, [.labelled(by: id)], .element(.h2, [.id(id)], title), .all(content))
  }

  static func paragraph(_ content: Markup) -> Markup { .element(.p, [], content) }

  static func time(_ time: Timestamp) -> Markup { .element(.time, [.moment(time.description)], "\(time)") }

  /// A digest, a key, a code.
  static func code(_ text: String) -> Markup { .element(.code, [], Markup(text)) }

  /// A digest, which breaks at every sixteenth digit only.
  static func code(_ digest: SHA256Digest) -> Markup {
    let digits = Array(digest.hex)
    let pieces = stride(from: 0, to: digits.count, by: 16).map { Markup(String(digits[$0..<$0 + 16])) }
    return .element(.code, [], .all(pieces.flatMap { [.element(.wbr), $0] }))
  }

  /// A fingerprint in groups of four, as people compare it.
  static func code(_ fingerprint: Fingerprint) -> Markup {
    .element(
      .code, [], Markup(String(fingerprint.grouped.prefix(39))), .element(.br),
      Markup(String(fingerprint.grouped.suffix(39))))
  }

  /// A table of names and values, a row each.
  static func facts(_ caption: String, _ rows: [(name: Markup, value: Markup)]) -> Markup {
    .element(
      .table, [.class("facts")], .element(.caption, [.class("spoken")], Markup(caption)),
      .element(
        .tbody, [],
        rows.map {
          .element(.tr, [], .element(.th, [.rowHeading], $0.name), .element(.td, [], $0.value))
        }))
  }

  /// A table with a heading over each column; the first cell of each row is its heading.
  static func table(_ caption: String, _ style: String, headings: [String], _ rows: [[Markup]]) -> Markup {
    let head = headings.map { Markup.element(.th, [.columnHeading], Markup($0)) }
    return .element(
      .table, [.class(style)], .element(.caption, [.class("spoken")], Markup(caption)),
      .element(.thead, [], .element(.tr, [], head)),
      .element(
        .tbody, [],
        rows.map { row in
          .element(
            .tr, [],
            row.enumerated().map { place, cell in
              place == 0 ? .element(.th, [.rowHeading], cell) : .element(.td, [], cell)
            })
        }))
  }

  /// A word with a sign before it: what it says is never in its colour alone.
  static func mark(_ tone: Tone, _ word: String) -> Markup {
    .element(
      .span, [.class("mark \(tone.rawValue)")], .element(.span, [.hidden], Markup(tone.sign)), " ", Markup(word))
  }

  /// How something is meant.
  enum Tone: String {
    case good
    case caution
    case bad
    case none

    var sign: String {
      switch self {
      case .good: "✓"
      case .caution: "!"
      case .bad: "✗"
      case .none: "–"
      }
    }
  }
}
