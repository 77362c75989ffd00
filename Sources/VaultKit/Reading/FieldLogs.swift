internal import Custody
internal import Synchronization
internal import VaultCrypto

/// Field logs that came home, each verified once: many items come with the same.
final class FieldLogs: Sendable {
  private static let maximumCount = 64

  private let known = Mutex<[SHA256Digest: FieldLog]>([:])
  private let home: Fingerprint

  init(home: Fingerprint) { self.home = home }

  /// The field log that a `received` event speaks of.
  func log(_ reception: Reception) throws(CustodyError) -> FieldLog {
    let key = SHA256.hash(SHA256.hash(reception.roster).bytes + SHA256.hash(reception.checkpoint).bytes)
    if let log = known.withLock({ $0[key] }) { return log }
    let log = try FieldLog(roster: reception.roster, checkpoint: reception.checkpoint, home: home)
    known.withLock { known in
      if known.count >= Self.maximumCount { known.removeAll() }
      known[key] = log
    }
    return log
  }
}
