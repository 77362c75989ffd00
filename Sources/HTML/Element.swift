/// The elements that pages are made of: text, tables, and parts that open on a click. There is none that runs, loads, embeds or sends anything.
public enum Element: String, Sendable {
  case a
  case article
  case bdi
  case br
  case caption
  case code
  case col
  case colgroup
  case dd
  case details
  case div
  case dl
  case dt
  case em
  case figcaption
  case figure
  case footer
  case h1
  case h2
  case h3
  case h4
  case header
  case li
  case main
  case nav
  case ol
  case p
  case section
  case small
  case span
  case strong
  case summary
  case table
  case tbody
  case td
  case tfoot
  case th
  case thead
  case time
  case tr
  case ul
  case wbr

  /// Whether it has no content and no end tag (HTML, 13.1.2).
  var isVoid: Bool { self == .br || self == .col || self == .wbr }

  /// Whether white space behind it is seen by nobody, so that a line can end there.
  var isBlock: Bool {
    switch self {
    case .a, .bdi, .br, .code, .em, .small, .span, .strong, .time, .wbr: false
    default: true
    }
  }
}
