internal import Custody
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Brings access events into the log that were recorded outside, while the vault could not be written or by a thin copy.
public struct AccessAttachment: Sendable {
  /// What became of the files.
  public struct Report: Sendable {
    /// Events that were added.
    public internal(set) var added = 0
    /// Files whose events the log had already.
    public internal(set) var known = 0
    /// Files that are no access events of this vault, and why.
    public internal(set) var left: [(path: FilePath, error: VaultError)] = []
  }

  private let session: UnlockedVault

  /// An attachment by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Adds them; those that the log has already are passed over. One that is none keeps no other from being added.
  /// - Throws: what is wrong with the file where there is only one.
  public func attach(_ paths: [FilePath]) throws(VaultError) -> Report {
    try session.require(.access)
    var left: [(path: FilePath, error: VaultError)] = []
    var sealed: [(path: FilePath, bytes: [UInt8])] = []
    for path in paths {
      do throws(FileError) {
        sealed.append(
          (path, try Folder.open(path.parent).read(path.lastComponent, limit: AttachedEvent.maximumByteCount)))
      } catch {
        left.append((path, VaultError(error)))
      }
    }
    var report = Report()
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    try session.commit { state throws(VaultError) in
      // It may be asked again, of a later state.
      report = Report()
      report.left = left
      var known: Set<SHA256Digest> = []
      for (_, entry) in try LogEntries.read(session.vault.log, from: 0, to: state.head.size, head: state.head) {
        known.insert(entry.digest)
      }
      var entries: [LogEntry] = []
      for (path, bytes) in sealed {
        let index = state.head.size + UInt64(entries.count)
        let entry: LogEntry
        do throws(VaultError) { entry = try AttachedEvent.entry(bytes, path, session, state, index: index) } catch {
          report.left.append((path, error))
          continue
        }
        guard known.insert(entry.digest).inserted else {
          report.known += 1
          continue
        }
        _ = try files { () throws(FileError) in try session.vault.objects.add(bytes, staging: staging) }
        entries.append(entry)
      }
      if paths.count == 1, let only = report.left.first { throw only.error }
      report.added = entries.count
      return entries
    }
    return report
  }
}
