internal import Catalogue
internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// What the catalogue keeps of an event.
enum CataloguedEvent {
  /// What is no text of the item itself.
  private static let unsearched: Set<String> = [
    "action", "recorded_with", "objects", "reused", MessengerCopy.claim, "digest", "size", "media_type", "item_type",
    "modified",
    "collected_at",
  ]

  /// What events that add a schema are said to mention: no identifier and no pseudonym.
  static let schemaMark = "record-schema"
  /// What events that add a profile are said to mention.
  static let profileMark = "dossier-profile"
  /// What events that set or lift a hold are said to mention.
  static let holdMark = "legal-hold"

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
      // What a file is called that says who a pseudonym is can say it, too: it is listed, and not searched.
      row.document =
        event.compartment == Compartment.identities
        ? DocumentRow(kind: item.type, title: item.type, body: "", days: nil)
        : document(event.disclosed, kind: item.type, title: item.title ?? item.name?.description ?? "")
    } else if let record = EvidenceRecord(event) {
      // Of who a pseudonym is nothing is kept: whoever reads that leaves a trace.
      let fields = record.fields
      let about = (fields["item"] ?? fields["about"])?.stringValue
      row.record = RecordRow(
        subject: subject, type: record.type.rawValue, isAmendment: record.amendment != nil,
        marking: fields["marking"]?.stringValue, about: about.flatMap { isIdentifier($0) ? $0 : nil },
        fields: JSONWriter.write(fields))
      row.mentioned = names(in: fields)
      row.document = document(fields, kind: record.type.rawValue, title: record.heading)
    } else if event.action == .schemaAdded {
      row.mentioned = [schemaMark]
    } else if event.action == .profileAdded {
      row.mentioned = [profileMark]
    } else if event.statement.type == .hold {
      row.mentioned = [holdMark]
    }
    return row
  }

  private static func document(_ claims: JSONObject, kind: String, title: String) -> DocumentRow {
    var strings: [String] = []
    var days = DayRange()
    for member in claims.members {
      days.take(member)
      // A name that is no text is nothing to search by.
      guard !unsearched.contains(member.name), member.name != "name" || member.value.objectValue == nil else {
        continue
      }
      collect(member.value, into: &strings)
    }
    return DocumentRow(
      kind: kind, title: title.isEmpty ? kind : title, body: strings.joined(separator: "\n"), days: days.range)
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
