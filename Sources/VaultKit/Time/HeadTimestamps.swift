public import Timestamping
public import TransparencyLog
internal import VaultStore

/// A kept checkpoint, and the timestamps beside it.
public struct HeadTimestamps: Sendable {
  /// How the checkpoint's file is called, in its folder and in renewals.
  static let noteName = "note"

  /// The tree head that the checkpoint says.
  public let head: TreeHead
  /// The checkpoint, and what lies beside it.
  public let record: TimestampRecord

  /// Every kept checkpoint that can be read, the smallest first. Whether it is one of this log is the caller's to see.
  static func all(_ log: LogStore) throws(StoreError) -> [HeadTimestamps] {
    var heads: [HeadTimestamps] = []
    for kept in try log.keptCheckpoints() {
      guard let note = try? SignedNote(kept.note), let checkpoint = try? Checkpoint(note.text),
        checkpoint.size == kept.size
      else { continue }
      var record = TimestampRecord(name: noteName, bytes: kept.note)
      let files = try log.keptFiles(kept.size) { TimestampFileName($0)?.kind.maximumByteCount }
      let named = files.compactMap { file in TimestampFileName(file.name).map { ($0, file.bytes ?? []) } }
      for (name, bytes) in named.sorted(by: { $0.0 < $1.0 }) { record.take(name, bytes) }
      heads.append(HeadTimestamps(head: checkpoint.head, record: record))
    }
    return heads
  }

  /// Those that have timestamps and are checkpoints of this log, whose entries they cover.
  static func stamped(_ log: LogStore, in state: VaultState) throws(StoreError) -> [HeadTimestamps] {
    try all(log).filter { head in
      head.hasTokens && head.head.size <= state.head.size
        && (try? log.tree(size: state.head.size).rootHash(treeSize: head.head.size)) == head.head.root
    }
  }

  /// Whether anything here is a token, or claims to be.
  var hasTokens: Bool { record.hasTokens }
}
