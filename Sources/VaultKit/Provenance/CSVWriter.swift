internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// A table of events: RFC 4180 with CR LF, UTF-8 with a byte order mark (spreadsheets else guess the encoding), safe to open in a spreadsheet.
struct CSVWriter: ProvenanceWriter {
  private static let columns = [
    "log_index", "field_vault", "recorded", "type", "action", "premis", "actor", "role", "key", "event", "about",
    "digest", "size", "media_type", "item_type", "modified", "collected_at", "collected_at_utc", "clock_synchronised",
    "clock_behind_seconds", "doubted_since", "items", "outcome", "method", "failed_entries", "findings",
  ]

  private let claims: ProvenanceClaims

  init(_ claims: ProvenanceClaims) { self.claims = claims }

  func begin() -> [UInt8] { SpreadsheetCSV.mark + SpreadsheetCSV.row(Self.columns + claims.requested) }

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
    return SpreadsheetCSV.row(known + claims.requested.map(text))
  }

  func end() -> [UInt8] { [] }
}
