internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
public import VaultFiles

/// Writing what the log says of items, for people who have another program (Schemas/README.md, "Provenance files").
public struct ProvenanceFile: Sendable {
  /// The formats.
  public enum Format: String, Sendable {
    /// CASE/UCO JSON-LD.
    case caseJSON = "case"
    /// A table of RFC 4180.
    case csv
  }

  private static let bufferByteCount = 1 << 20

  private let session: UnlockedVault

  /// Files of what this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What was written.
  public struct Report: Sendable {
    /// How many events the file holds.
    public let count: Int
    /// The entries that could not be read.
    public let unreadable: [EventFailure]
    /// Whether it is in the custody log that the file was written; why it is not, where that is so.
    public let unrecorded: String?
  }

  /// Writes a new file; nothing is overwritten, and no file stays where it fails. Where this member may sign it and the vault can be written, the custody
  /// log says so first.
  public func write(
    _ format: Format, of filter: EventFilter, _ claims: ProvenanceClaims, to path: FilePath
  ) throws(VaultError) -> Report {
    let folder = try files { () throws(FileError) in try Folder.open(path.parent) }
    let file = try files { () throws(FileError) in try folder.create(path.lastComponent) }
    do throws(VaultError) {
      // The file is of the log as it was before.
      let state = try session.vault.state()
      let unrecorded = record(format, filter, claims, state)
      let result = try fill(file, format, filter, claims, state)
      try files { () throws(FileError) in
        try file.sync()
        try folder.sync()
      }
      return Report(count: result.count, unreadable: result.unreadable, unrecorded: unrecorded)
    } catch {
      folder.withdraw(path.lastComponent, from: file)
      throw error
    }
  }

  /// - Returns: why it is not recorded; nil where it is.
  private func record(
    _ format: Format, _ filter: EventFilter, _ claims: ProvenanceClaims, _ state: VaultState
  ) -> String? {
    let trace = Trace(session)
    guard trace.mayRecord(.access) else { return "events of this kind are not yours to sign here" }
    var all = [
      JSONMember("format", .string(format.rawValue)), JSONMember("log_size", .number(JSONNumber(state.head.size))),
    ]
    if let item = filter.item { all.append(JSONMember("items", .array([.string(item.description)]))) }
    all.append(JSONMember("disclosed", .array(claims.requested.map { .string($0) })))
    do throws(VaultError) { try trace.record(.logExported, all, to: Compartment.control) } catch {
      return error.message
    }
    return nil
  }

  private func fill(
    _ file: borrowing OpenFile, _ format: Format, _ filter: EventFilter, _ claims: ProvenanceClaims, _ state: VaultState
  ) throws(VaultError) -> (count: Int, unreadable: [EventFailure]) {
    var writer: any ProvenanceWriter =
      switch format {
      case .caseJSON: CaseWriter(session.vault.fingerprint, claims)
      case .csv: CSVWriter(claims)
      }
    var buffer = writer.begin()
    var (count, unreadable) = (0, [EventFailure]())
    var filter = filter
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      switch result {
      case .failure(let failure): unreadable.append(failure)
      case .success(let event):
        guard filter.wants(event) else { return }
        buffer += try writer.add(event)
        count += 1
        if buffer.count > Self.bufferByteCount { try Self.write(&buffer, to: file) }
      }
    }
    buffer += writer.end()
    try Self.write(&buffer, to: file)
    return (count, unreadable)
  }

  private static func write(_ buffer: inout [UInt8], to file: borrowing OpenFile) throws(VaultError) {
    do throws(FileError) { try file.write(buffer) } catch { throw VaultError(error) }
    buffer.removeAll(keepingCapacity: true)
  }
}
