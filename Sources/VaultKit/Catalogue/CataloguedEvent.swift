internal import Catalogue
internal import Custody
internal import SelectiveDisclosure

/// What the catalogue keeps of an event.
enum CataloguedEvent {
  /// Records and their corrections: all of these hold the whole record.
  private static let recordActions: Set<String> = [
    "recorded", "amended", "consent-recorded", "consent-amended", "consent-withdrawn",
  ]
  /// What is no text of the record itself.
  private static let unsearched: Set<String> = [
    "action", "record_type", "schema", "recorded_with", "objects", "digest", "size", "media_type", "item_type", "modified",
    "collected_at",
  ]
  /// What a thing is called, where it says so: the first that is there.
  private static let titles = ["title", "name", "names", "label", "pseudonym", "subject"]

  static func row(_ event: CustodyEvent, at place: EventPlace) -> EventRow {
    let statement = event.statement
    let subject = statement.item.description
    var row = EventRow(
      place: place, subject: subject, type: statement.type.rawValue, action: event.text("action") ?? "",
      recorded: statement.recorded.seconds, signer: event.signer.label, compartment: event.compartment ?? "")
    row.named = Set((event.disclosed["items"]?.arrayValue ?? []).compactMap(\.stringValue).filter(isIdentifier))
    if let item = ItemSummary(event) {
      row.item = item.row
      row.mentioned = names(in: event.disclosed)
      row.document = document(event, kind: item.type, title: item.title ?? item.name?.description)
    } else if recordActions.contains(row.action), let type = event.text("record_type") {
      row.record = RecordRow(
        subject: subject, type: type, marking: event.text("marking"),
        about: event.text("item").flatMap { isIdentifier($0) ? $0 : nil }, claims: JSONWriter.write(event.disclosed))
      row.mentioned = names(in: event.disclosed)
      row.document = document(event, kind: type, title: nil)
    }
    return row
  }

  private static func document(_ event: CustodyEvent, kind: String, title: String?) -> DocumentRow {
    var strings: [String] = []
    var days = DayRange()
    for member in event.disclosed.members {
      if member.name == "name", member.value.objectValue != nil { continue }
      days.take(member)
      if !unsearched.contains(member.name) { collect(member.value, into: &strings) }
    }
    let named = titles.lazy.compactMap { event.disclosed[$0] }.compactMap(firstText).first
    return DocumentRow(
      kind: kind, title: title ?? named ?? kind, body: strings.joined(separator: "\n"), days: days.range)
  }

  private static func firstText(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .array(let values): values.lazy.compactMap(firstText).first
    case .object(let object): object.members.lazy.compactMap { firstText($0.value) }.first
    default: nil
    }
  }

  private static func collect(_ value: JSON, into strings: inout [String]) {
    switch value {
    case .string(let text): strings.append(text)
    case .array(let values): for value in values { collect(value, into: &strings) }
    case .object(let object): for member in object.members { collect(member.value, into: &strings) }
    default: break
    }
  }

  /// Identifiers and pseudonyms anywhere in the claims, but for those of `items`.
  private static func names(in claims: JSONObject) -> Set<String> {
    var strings: [String] = []
    for member in claims.members where member.name != "items" { collect(member.value, into: &strings) }
    return Set(strings.filter { isIdentifier($0) || isPseudonym($0) })
  }

  private static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count == 20 && Identifier(canonical: text) != nil
  }

  /// `P-` and one to eight letters or digits (Schemas/README.md §3.12).
  static func isPseudonym(_ text: String) -> Bool {
    guard (3...10).contains(text.utf8.count), text.hasPrefix("P-") else { return false }
    return text.utf8.dropFirst(2).allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
    }
  }
}

extension ItemSummary {
  /// The item as the catalogue keeps it.
  var row: ItemRow {
    ItemRow(
      item: item.description, recorded: recorded.seconds, type: type, mediaType: mediaType, size: size,
      digest: digest.bytes, name: name.map { path in path.text.map { .text($0) } ?? .bytes(path.bytes) }, title: title,
      signer: actor)
  }
}
