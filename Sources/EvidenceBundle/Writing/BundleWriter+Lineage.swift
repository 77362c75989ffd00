internal import BagIt
public import Custody
internal import SelectiveDisclosure
internal import Synchronization

/// What exhibits were made from (Schemas/README.md §4, Lineage).
extension BundleWriter {
  /// The fields of the record that may leave: what was removed, where that may be told.
  public static let lineageFields: Set<String> = ["about", "parent", "kind", "removed"]
  static let lineageClaims: Set<String> = ["action", "record_type", EventIssuer.record]

  /// Adds an item that exhibits were made from and that stays in the vault, by its custody alone.
  /// - Parameters:
  ///   - events: the item's whole chain, the intake first; nothing of them but what is always disclosed.
  ///   - lineage: what it was made from itself.
  /// - Throws: `.duplicate`, `.wrongEvents`, `.wrongProof`, `.notDisclosed`, `.notAuthorised`, `.wrongOrder`.
  public func addOrigin(
    _ item: Identifier, events: [BundleEvent], lineage: Lineage? = nil
  ) throws(BundleWriteError) {
    let made = try lineage.map { lineage throws(BundleWriteError) in try take(lineage, of: item) }
    try check(events, of: item, first: .intake)
    for event in events {
      guard BundleEvent.alwaysDisclosed.isSuperset(of: event.disclosed.names) else {
        throw .refused(.notAuthorised, "origin \(item)")
      }
    }
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil else { throw .refused(.wrongOrder, "origin \(item) after the end") }
      guard state.items.insert(item).inserted else { throw .refused(.duplicate, "origin \(item)") }
      try state.claim(events)
    }
    let files = try write(events)
    state.withLock { state in
      state.keep(events, files, history)
      state.origins.append(BundleOrigin(item: item, events: events.map(\.event), lineage: made))
    }
  }

  /// Checks what says that an item was made from another, and writes it.
  func take(_ lineage: Lineage, of item: Identifier) throws(BundleWriteError) -> BundleLineage {
    guard let newest = lineage.record.last else { throw .refused(.wrongEvents, "\(item): no record") }
    try check(lineage.record, of: newest.statement.item, first: .record)
    guard Derivation(newest.disclosed) == Derivation(of: item, from: lineage.item) else {
      throw .refused(.wrongEvents, "\(item): the record is about something else")
    }
    for event in lineage.record {
      let fields = event.disclosed[EventIssuer.record]?.objectValue?.names ?? []
      guard Self.lineageClaims.isSuperset(of: event.disclosed.names), Self.lineageFields.isSuperset(of: fields) else {
        throw .refused(.notAuthorised, "the record of what \(item) was made from")
      }
    }
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil else { throw .refused(.wrongOrder, "a record after the end") }
      try state.claim(lineage.record)
    }
    let files = try write(lineage.record)
    state.withLock { $0.keep(lineage.record, files, history) }
    return BundleLineage(item: lineage.item, record: lineage.record.map(\.event))
  }
}
