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
  /// - Parameter isInterrupted: asked all the while.
  /// - Throws: `.corrupt` for a payload that cannot be read; `.interrupted`.
  func inspect(
    _ subjects: [ExportSubject], _ session: UnlockedVault, _ source: ExportSource,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> [Identifier: Inspection] {
    let inspector = MetadataInspector(isInterrupted: isInterrupted)
    let open = known.withLock { known in subjects.filter { known[$0.item] == nil } }
    try Workers.run(open.count) { next throws(VaultError) in
      while let place = next() {
        if isInterrupted() { throw Self.interrupted }
        let subject = open[place]
        let found = try inspect(subject, session, source, inspector, isInterrupted)
        // What was not looked at to its end is no finding.
        if isInterrupted() { throw Self.interrupted }
        known.withLock { $0[subject.item] = found }
      }
    }
    return known.withLock { $0 }
  }

  private static let interrupted = VaultError(.interrupted, "Interrupted.", safe: "Nothing left the vault.")

  private func inspect(
    _ subject: ExportSubject, _ session: UnlockedVault, _ source: ExportSource, _ inspector: MetadataInspector,
    _ isInterrupted: @Sendable () -> Bool
  ) throws(VaultError) -> Inspection {
    guard let format = InspectedFormat(mediaType: subject.mediaType) else { return Inspection(gap: .unknownFormat) }
    guard format == .plain || subject.size <= format.maximumByteCount else { return Inspection(gap: .tooLarge) }
    guard let intake = try source.custody(Array(subject.indexes.prefix(1))).first(where: { $0.action == .ingested })
    else { throw Inventory.unknown(subject.item) }
    let payload = try PayloadReader(session, intake)
    if format == .plain {
      let (mediaType, found) = try Self.text(payload, isInterrupted)
      guard mediaType != subject.mediaType else { return found }
      // What it was taken for when it came in is not what it is taken for now.
      guard let format = InspectedFormat(mediaType: mediaType) else { return Inspection(gap: .unknownFormat) }
      guard subject.size <= format.maximumByteCount else { return Inspection(gap: .tooLarge) }
    }
    guard subject.size >= Self.largeByteCount else { return try Self.inspect(payload, inspector) }
    return try turn.withLock { _ throws(VaultError) in try Self.inspect(payload, inspector) }
  }

  /// What text is by its first bytes now, and what is said of all of it; however long it is, none of it is kept.
  private static func text(
    _ payload: PayloadReader, _ isInterrupted: @Sendable () -> Bool
  ) throws(VaultError) -> (mediaType: String, found: Inspection) {
    var beginning: [UInt8] = []
    var text = TextInspection()
    do throws(PayloadReader.Failure) {
      try payload.read { bytes throws(FileError) in
        if isInterrupted() { throw FileError(.changed, "read", "") }
        let count = min(bytes.count, MediaType.prefixByteCount - beginning.count)
        for place in 0..<count { beginning.append(bytes[place]) }
        text.take(bytes)
      }
    } catch {
      throw isInterrupted() ? interrupted : payload.error(error)
    }
    return (MediaType.recognise(beginning.span), text.finish())
  }

  private static func inspect(_ payload: PayloadReader, _ inspector: MetadataInspector) throws(VaultError) -> Inspection
  {
    let file = try payload.inMemory()
    let beginning = try files { () throws(FileError) in try file.bytes(limit: MediaType.prefixByteCount) }
    return inspector.inspect(file, mediaType: MediaType.recognise(beginning.span))
  }
}
