internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// What a `moved` event says: under which name each object lies that some entry names (Schemas/README.md §3.2).
struct MovedObjects {
  /// New names by the names that entries have.
  let places: [SHA256Digest: SHA256Digest]

  /// What an event says; nil where its claims do not fit its objects.
  init?(_ event: CustodyEvent) {
    let objects = event.entry.objects.dropFirst()
    guard event.action == .moved,
      let names = event.disclosed["replaced"]?.arrayValue?.map({ $0.stringValue.flatMap(SHA256Digest.init(hex:)) }),
      !names.contains(nil), names.count == objects.count, Set(names).count == names.count
    else { return nil }
    places = Dictionary(uniqueKeysWithValues: zip(names.compactMap { $0 }, objects))
  }

  /// The claim `replaced`, in the order of the event's objects.
  static func claim(_ names: [SHA256Digest]) -> JSON { .array(names.map { .string($0.hex) }) }
}
