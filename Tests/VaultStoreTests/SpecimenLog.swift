import Custody
import TestSupport
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultStore

/// A log in a folder of its own, whose checkpoints are just size and root: signatures are the business of those above.
final class SpecimenLog {
  let scratch: TemporaryFolder
  let vault: Folder
  private(set) var entries: [LogEntry] = []
  private var reference = TreeAppender()

  init() throws {
    scratch = try TemporaryFolder()
    vault = try Folder.open(FilePath(scratch.path))
    _ = try vault.folder("log", create: true)
  }

  /// A reader that has seen nothing yet.
  func log() throws -> LogStore { try LogStore(vault: vault) }

  var head: TreeHead { reference.head }

  static func note(_ head: TreeHead) -> [UInt8] { Array("\(head.size) \(head.root)".utf8) }

  static func head(_ note: [UInt8]) throws(StoreError) -> TreeHead {
    let parts = String(decoding: note, as: UTF8.self).split(separator: " ")
    guard parts.count == 2, let size = UInt64(parts[0]), let root = SHA256Digest(hex: String(parts[1])) else {
      throw StoreError(.badCheckpoint, "checkpoint")
    }
    return TreeHead(size: size, root: root)
  }

  func entry(_ number: Int, payloads: Int = 0) -> LogEntry {
    let bytes = unsafe withUnsafeBytes(of: number) { unsafe Array($0) }
    return LogEntry(
      isControl: number % 3 == 0, event: SHA256.hash(bytes),
      objects: (0...payloads).map { SHA256.hash(bytes + [UInt8(truncatingIfNeeded: $0)]) })
  }

  /// Begins a commit, the first or a later one.
  func begin(_ log: LogStore? = nil) throws -> LogTransaction {
    let log = try log ?? self.log()
    guard try vault.status("log/checkpoint") != nil else { return try LogTransaction(founding: vault, log: log) }
    return try LogTransaction(vault: vault, log: log) { note throws(StoreError) in try Self.head(note) }
  }

  @discardableResult
  func append(_ count: Int, _ log: LogStore? = nil) throws -> TreeHead {
    var transaction = try begin(log)
    for _ in 0..<count {
      let entry = entry(entries.count, payloads: entries.count % 2)
      try transaction.append(entry)
      entries.append(entry)
      reference.append(MerkleHash.leaf(entry.bytes))
    }
    return try transaction.commit { head throws(StoreError) in Self.note(head) }.head
  }

  /// All entries that a reader finds, in order.
  func read(_ log: LogStore, from start: UInt64 = 0, to end: UInt64, treeSize: UInt64) throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    do throws(LogReadError<Never>) {
      try log.forEachBundle(from: start, to: end, treeSize: treeSize) { first, entries in
        if first == start + UInt64(found.count) { found += entries }
      }
    } catch {
      if case .store(let error) = error { throw error }
    }
    return found
  }
}
