internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// The objects that log entries name and that should be there, read an entry bundle at a time: what is due lies side by side, mostly.
struct EntryPlaces {
  private let log: LogStore
  private let head: TreeHead
  private let erased: Set<SHA256Digest>
  private var bundle: (start: UInt64, entries: [LogEntry])?

  init(_ log: LogStore, _ head: TreeHead, _ erased: Set<SHA256Digest>) {
    self.log = log
    self.head = head
    self.erased = erased
  }

  mutating func objects(of index: UInt64) throws(VaultError) -> [SHA256Digest] {
    let start = index - index % 256
    if bundle?.start != start {
      let entries = try LogEntries.read(log, from: start, to: min(start + 256, head.size), head: head)
      bundle = (start, entries.map(\.entry))
    }
    return bundle?.entries[Int(index - start)].objects.filter { !erased.contains($0) } ?? []
  }
}
