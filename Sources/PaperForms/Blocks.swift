internal import Encodings
internal import Translations

/// What pages are made of: titles, fields to be filled in, boxes to be ticked.
struct Blocks: Sendable {
  private let table: StringTable

  init(_ table: StringTable) { self.table = table }

  /// A text of the table, as markup.
  func text(_ key: String) -> String { MarkupText.escape(table[key]) }

  func heading(_ key: String) -> String { "<h2>\(text(key))</h2>\n" }

  func paragraph(_ key: String, _ name: String = "") -> String {
    "<p\(name.isEmpty ? "" : " class=\"\(name)\"")>\(text(key))</p>\n"
  }

  /// What paper is, and whose name stays off it.
  var caution: String {
    "<aside><p><b>\(text("form.caution")).</b> \(text("form.caution.paper")) <b>\(text("form.caution.name"))</b> \(text("form.scale"))</p></aside>\n"
  }

  /// Fields beside each other.
  func row(_ fields: String...) -> String { "<div class=\"row\">\n\(fields.joined())</div>\n" }

  /// A box, and what it means.
  func tick(_ key: String) -> String { "<span class=\"tick\"><i></i>\(text(key))</span> " }

  func ticks(_ keys: [String]) -> String { keys.map(tick).joined() }

  var yesNo: String { ticks(["answer.yes", "answer.no"]) }

  /// The boxes that say why there is no answer.
  var notSaid: String {
    "<span class=\"not\">\(ticks(["answer.not_asked", "answer.refused", "answer.unknown"]))</span>"
  }

  /// A place to write, with a title.
  /// - Parameters:
  ///   - title: the title's key; a record's field is `field.<type>.<name>`.
  ///   - width: how much of a row it takes, beside the others in it.
  ///   - lines: lines to write on; 0 for all the room that is left.
  ///   - ticks: boxes before the line.
  ///   - canBeOpen: whether there are boxes that say why there is no answer.
  func field(
    _ title: String, _ width: Int = 1, hint: String? = nil, lines: Int = 1, ticks keys: [String] = [],
    canBeOpen: Bool = false
  ) -> String {
    let hint = hint.map { " <small>\(text($0))</small>" } ?? ""
    let head = "<p class=\"title\"><b>\(text(title))</b>\(hint)\(canBeOpen ? notSaid : "")</p>"
    let answers = keys.isEmpty ? "" : "<p class=\"answers\">\(ticks(keys))</p>"
    let room =
      lines > 0
      ? String(repeating: "<div class=\"line\"></div>", count: keys.isEmpty ? lines : lines - 1) : ruled
    return "<div class=\"field w\(width)\">\(head)\(answers)\(room)</div>\n"
  }

  /// Lines to write on in all the room that is left, 8 mm apart. A picture, so that no browser puts a part of it on another page.
  var ruled: String {
    let path = (1...Self.linesOfPage).map { line in
      // CSS has 96 pixels to an inch of 25.4 mm.
      let tenths = line * 8 * 96 * 100 / 254
      return "M0 \(tenths / 10).\(tenths % 10)h2000"
    }
    return "<svg class=\"ruled\" aria-hidden=\"true\"><path d=\"\(path.joined())\"/></svg>"
  }

  /// More lines than any page has room for: what is beyond is not shown.
  private static let linesOfPage = 36

  /// An empty frame, for a signature.
  func frame(_ key: String, _ width: Int = 1) -> String {
    "<div class=\"field w\(width) frame\"><p class=\"title\">\(text(key))</p></div>\n"
  }
}
