internal import Custody
public import VaultFiles

/// Writing what the log says of items, for people who have another program (Schemas/README.md, "Provenance files").
public struct ProvenanceFile: Sendable {
  /// The formats.
  public enum Format: Sendable {
    /// CASE/UCO JSON-LD.
    case caseJSON
    /// A table of RFC 4180.
    case csv
  }

  private static let bufferByteCount = 1 << 20

  private let session: UnlockedVault

  /// Files of what this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Writes a new file; nothing is overwritten, and nothing stays where it fails.
  /// - Returns: how many events it holds, and the entries that could not be read.
  public func write(
    _ format: Format, of filter: EventFilter, _ claims: ProvenanceClaims, to path: FilePath
  ) throws(VaultError) -> (count: Int, unreadable: [EventFailure]) {
    let folder = try files { () throws(FileError) in try Folder.open(path.parent) }
    let file = try files { () throws(FileError) in try folder.create(path.lastComponent) }
    do throws(VaultError) {
      let result = try fill(file, format, filter, claims)
      try files { () throws(FileError) in
        try file.sync()
        try folder.sync()
      }
      return result
    } catch {
      folder.withdraw(path.lastComponent, from: file)
      throw error
    }
  }

  private func fill(
    _ file: borrowing OpenFile, _ format: Format, _ filter: EventFilter, _ claims: ProvenanceClaims
  ) throws(VaultError) -> (count: Int, unreadable: [EventFailure]) {
    var writer: any ProvenanceWriter =
      switch format {
      case .caseJSON: CaseWriter(session.vault.fingerprint, claims)
      case .csv: CSVWriter(claims)
      }
    var buffer = writer.begin()
    var (count, unreadable) = (0, [EventFailure]())
    let state = try session.vault.state()
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
