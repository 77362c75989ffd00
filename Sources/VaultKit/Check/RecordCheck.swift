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

  mutating func take(_ event: CustodyEvent, _ report: inout CheckReport) {
    known.insert(event.statement.item)
    guard event.statement.type == .record || event.statement.type == .consent else { return }
    let path = ObjectStore.path(of: event.entry.objects[0]).description
    guard let record = EvidenceRecord(revealing: event) else {
      // A later version's type, or an organisation's own.
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
    if event.text("schema") == RecordSchemas.id(of: record.type),
      let fault = RecordValidation.faults(record.fields, record.type).first
    {
      report.add(.recordUnfit, path, "The record in entry \(event.index) is not right. \(fault)", item: record.id)
    }
    for id in record.references where named[id] == nil { named[id] = (record.id, event.entry.objects[0]) }
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
  }
}
