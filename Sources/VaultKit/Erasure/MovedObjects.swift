internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// What a `moved` event says: for each entry of the item, which object holds its record now, and for its intake, which hold the payload
/// (Schemas/README.md §3.2). The event's objects are the payload's, then the records', in the order of `records`.
struct MovedObjects {
  let records: [UInt64: SHA256Digest]
  let payloads: [UInt64: [SHA256Digest]]

  /// What an event says; nil where its claims do not fit its objects.
  init?(_ event: CustodyEvent) {
    let objects = event.entry.objects.dropFirst()
    guard let indexes = event.disclosed["records"]?.arrayValue?.map({ $0.numberValue?.uint64 }),
      !indexes.contains(nil), indexes.count <= objects.count, let first = indexes.first ?? nil,
      Set(indexes).count == indexes.count
    else { return nil }
    records = Dictionary(uniqueKeysWithValues: zip(indexes.compactMap { $0 }, objects.suffix(indexes.count)))
    payloads = [first: Array(objects.dropLast(indexes.count))]
  }

  /// The claim `records`: the entries, the intake's first.
  static func claim(_ entries: [UInt64]) -> JSON { .array(entries.map { .number(JSONNumber($0)) }) }
}
