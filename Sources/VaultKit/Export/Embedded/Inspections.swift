internal import Custody
internal import EmbeddedMetadata
internal import Synchronization
internal import VaultFiles

/// Looks into payloads, each once for an export however often it is asked; in memory, and by one process for each.
final class Inspections: Sendable {
  /// Payloads from here on come one after another, since each lies in memory as a whole.
  private static let largeByteCount: UInt64 = 64 << 20

  private let known = Mutex<[Identifier: Inspection]>([:])
  private let turn = Mutex(())

  /// What is in these payloads.
  /// - Parameter isInterrupted: asked between payloads.
  /// - Throws: `.corrupt` for a payload that cannot be read.
  func inspect(
    _ subjects: [ExportSubject], _ session: UnlockedVault, _ source: ExportSource,
    isInterrupted: @Sendable () -> Bool = { false }
  ) throws(VaultError) -> [Identifier: Inspection] {
    let inspector = MetadataInspector()
    let open = known.withLock { known in subjects.filter { known[$0.item] == nil } }
    try Workers.run(open.count) { next throws(VaultError) in
      while let place = next() {
        if isInterrupted() { throw VaultError(.interrupted, "Interrupted.", safe: "Nothing left the vault.") }
        let subject = open[place]
        let found = try inspect(subject, session, source, inspector)
        known.withLock { $0[subject.item] = found }
      }
    }
    return known.withLock { $0 }
  }

  private func inspect(
    _ subject: ExportSubject, _ session: UnlockedVault, _ source: ExportSource, _ inspector: MetadataInspector
  ) throws(VaultError) -> Inspection {
    guard let format = InspectedFormat(mediaType: subject.mediaType) else { return Inspection(gap: .unknownFormat) }
    if format == .plain { return Inspection() }
    guard subject.size <= format.maximumByteCount else { return Inspection(gap: .tooLarge) }
    guard let intake = try source.custody(Array(subject.indexes.prefix(1))).first(where: { $0.action == .ingested })
    else { throw Inventory.unknown(subject.item) }
    let payload = try PayloadReader(session, intake)
    guard subject.size >= Self.largeByteCount else { return try Self.inspect(payload, inspector) }
    return try turn.withLock { _ throws(VaultError) in try Self.inspect(payload, inspector) }
  }

  private static func inspect(_ payload: PayloadReader, _ inspector: MetadataInspector) throws(VaultError) -> Inspection
  {
    let file = try payload.inMemory()
    let beginning = try files { () throws(FileError) in try file.bytes(limit: MediaType.prefixByteCount) }
    return inspector.inspect(file, mediaType: MediaType.recognise(beginning.span))
  }
}
