public import Importing
public import RecordSchemas
internal import VaultCrypto
internal import VaultFiles

/// What an import will bring in and record. Nothing was written for it.
public struct ImportPlan: Sendable {
  /// The files that become items.
  public let files: [SourceFile]
  /// Files that are left out, links above all.
  public let skipped: [SkippedFile]
  /// The records.
  public let records: [PlannedRecord]
  /// Lines and files that do not become records.
  public let refused: [RefusedEntry]
  /// Columns of tables that the mapping does not use.
  public internal(set) var unusedColumns: [String] = []
  /// Files that no sidecar or message speaks of. They become items all the same.
  public internal(set) var unmentioned: [String] = []
  /// What sidecars state of files, held against them.
  public internal(set) var digests: [StatedDigest] = []
  /// What a person has to know.
  public internal(set) var remarks: [String] = []
  /// Messages in all chats.
  public internal(set) var messageCount: Int?
  /// Whether records speak of each other, so that they come in together or not at all.
  let isWhole: Bool
  /// What was given: where the items are taken from.
  let sources: [FilePath]
  /// What the files held when they were looked at.
  let seen: [FilePath: SHA256Digest]

  /// The sources of records that say who a pseudonym is: whoever may not read those may not read these.
  var identifying: [FilePath] {
    let files = Set(records.filter { $0.type == .identity }.map(\.source))
    return sources.filter { files.contains($0) }
  }

  /// How many records there are of which type, in the order of the types.
  public var counts: [(type: RecordType, count: Int)] {
    RecordType.allCases.compactMap { type in
      let count = records.count { $0.type == type }
      return count == 0 ? nil : (type: type, count: count)
    }
  }
}
