internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// A table of events: RFC 4180 with CR LF, UTF-8 with a byte order mark (spreadsheets else guess the encoding), safe to open in a spreadsheet.
struct CSVWriter: ProvenanceWriter {
  private static let columns = [
    "log_index", "field_vault", "recorded", "type", "action", "premis", "actor", "role", "key", "event", "about",
    "digest", "size", "media_type", "item_type", "modified", "collected_at", "collected_at_utc", "clock_synchronised",
    "clock_behind_seconds", "doubted_since", "items", "outcome", "method", "failed_entries", "findings",
  ]

  private let claims: ProvenanceClaims

  init(_ claims: ProvenanceClaims) { self.claims = claims }

  func begin() -> [UInt8] { [0xef, 0xbb, 0xbf] + Self.row(Self.columns + claims.requested) }

  func add(_ event: CustodyEvent) throws(VaultError) -> [UInt8] {
    let statement = event.statement
    let clock = event.disclosed["recorded_with"]?.objectValue
    let text = { (name: String) in ProvenanceClaims.text(event.disclosed[name]) }
    let known = [
      String(event.index), event.origin?.field.description ?? "", statement.recorded.description,
      statement.type.rawValue, text("action"), event.action?.premisEventType ?? "", event.signer.label,
      event.signer.role.rawValue, event.signer.kid, statement.event.description, statement.item.description,
      text("digest"), text("size"), text("media_type"), text("item_type"), text("modified"), text("collected_at"),
      HumanTime.moment(inFile: text("collected_at"))?.description ?? "",
      ProvenanceClaims.text(clock?["synchronised"]), ProvenanceClaims.text(clock?["behind"]),
      event.doubtedSince?.description ?? "", text("items"), event.isFailure ? "failure" : "success", text("method"),
      text("failed"), text("findings"),
    ]
    return Self.row(known + claims.requested.map(text))
  }

  func end() -> [UInt8] { [] }

  /// One line of the table.
  static func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A cell that no program takes for a formula: what begins as one gets an apostrophe in front, and what a terminal would obey is spelled out.
  static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isFormula = first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let shown = (isFormula ? "'" : "") + VisibleText.escape(text)
    guard shown.utf8.contains(where: { [0x22, 0x2c, 0x0d, 0x0a, 0x3b].contains($0) }) || shown.hasPrefix(" ") else {
      return shown
    }
    return "\"" + shown.replacing("\"", with: "\"\"") + "\""
  }
}
