internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Follows each item's chain through the log: numbers without gaps, each event naming the one before, and tree heads that were real.
struct ChainCheck {
  private var last: [Identifier: (number: Int, digest: SHA256Digest)] = [:]
  private var roots: [UInt64: SHA256Digest] = [:]
  private let log: LogStore
  private let treeSize: UInt64

  init(_ log: LogStore, treeSize: UInt64) {
    self.log = log
    self.treeSize = treeSize
  }

  mutating func take(_ event: CustodyEvent, _ report: inout CheckReport) {
    let item = event.statement.item
    let path = ObjectStore.path(of: event.entry.objects[0]).description
    switch event.statement.position {
    case .unknown: break
    case .first:
      if last[item] != nil {
        report.add(
          .chainBroken, path, "Entry \(event.index) begins the chain of custody of an item that has one already.",
          item: item)
      }
      last[item] = (0, event.digest)
    case .next(let number, _):
      if !event.statement.position.continues(last[item]) {
        report.add(
          .chainBroken, path, "Entry \(event.index) does not follow the event before it in the chain of custody.",
          item: item)
      }
      last[item] = (number, event.digest)
    }
    // What came home saw the field log, of which only the event's own place is proven here.
    guard event.origin == nil else { return }
    let head = event.statement.head
    if roots[head.size] == nil { roots[head.size] = try? log.tree(size: treeSize).rootHash(treeSize: head.size) }
    if roots[head.size] != head.root {
      report.add(
        .eventHeadWrong, path, "Entry \(event.index) claims to have seen a tree head that this log never had.",
        item: item)
    }
  }
}
