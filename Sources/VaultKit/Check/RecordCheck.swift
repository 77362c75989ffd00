internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Holds records against their schemas again, and what they name against what there is.
struct RecordCheck {
  private var types: [Identifier: RecordType] = [:]
  private var known: Set<Identifier> = []
  private var named: [Identifier: (record: Identifier, object: SHA256Digest)] = [:]
  /// The organisation's own schemas that came before, by their `$id`.
  private var own: [String: RecordForm] = [:]
  private var order = RecordVocabulary.Order()
  private var unreadSchemas: Set<OwnRecordType> = []

  mutating func take(_ event: CustodyEvent, _ report: inout CheckReport) {
    known.insert(event.statement.item)
    let path = ObjectStore.path(of: event.entry.objects[0]).description
    if event.action == .schemaAdded { return takeSchema(event, path, &report) }
    guard event.statement.type == .record || event.statement.type == .consent else { return }
    guard let record = EvidenceRecord(revealing: event) else {
      // A later version's type.
      if event.text("record_type").flatMap(RecordType.init(rawValue:)) == nil { return }
      report.add(
        .recordUnfit, path, "Entry \(event.index) is no record of its type.", item: event.statement.item)
      return
    }
    let before = types[record.id]
    if record.amendment == nil ? before != nil : before != nil && before != record.type {
      report.add(
        .recordUnfit, path, "Entry \(event.index) does not go with the record that it is about.", item: record.id)
    }
    types[record.id] = before ?? record.type
    if let form = form(event, record.type), let fault = RecordValidation.faults(record.fields, form).first {
      report.add(.recordUnfit, path, "The record in entry \(event.index) is not right. \(fault)", item: record.id)
    }
    for id in record.references where named[id] == nil { named[id] = (record.id, event.entry.objects[0]) }
  }

  /// What a record is judged by: the version that its event names.
  private mutating func form(_ event: CustodyEvent, _ type: RecordType) -> RecordForm? {
    let id = event.text("schema")
    guard case .own(let name) = type else {
      let form = RecordSchemas.form(of: type)
      return form?.id == id ? form : nil
    }
    if let id, let form = own[id], form.type == type { return form }
    unreadSchemas.insert(name)
    return nil
  }

  private mutating func takeSchema(_ event: CustodyEvent, _ path: String, _ report: inout CheckReport) {
    guard let version = RecordVocabulary.Version(event), order.take(version) else {
      report.add(
        .recordUnfit, path, "Entry \(event.index) adds a schema that records cannot be judged by, or out of its order.")
      return
    }
    own[version.schema.form.id] = version.schema.form
  }

  /// Tells of names that stand for nothing, once everything was seen.
  func judge(erased: [Tombstone], _ report: inout CheckReport) {
    let gone = Set(erased.compactMap(\.item))
    let missing = named.filter { !known.contains($0.key) && !gone.contains($0.key) }
    for (id, by) in missing.sorted(by: { $0.key < $1.key }) {
      report.add(
        .referenceUnknown, ObjectStore.path(of: by.object).description,
        "The record \(by.record) names \(id), which is no item or record that you can read.", as: .notice,
        item: by.record)
    }
    for name in unreadSchemas.map(\.name).sorted() {
      report.add(
        .schemaUnread, VaultLayout.log.description,
        "Records of the type \(name) name a schema that you cannot read before them: whether they fit it is not known.",
        as: .notice)
    }
  }
}
