internal import Custody
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Copies the objects of what is to be taken, once the payload was opened and compared with its event.
struct OfferedItemCopy: Sendable {
  private let session: UnlockedVault
  private let source: ObjectStore
  private let target: ObjectStore
  private let staging: StagingFolder
  private let progress: @Sendable (UInt64) -> Void

  init(
    _ session: UnlockedVault, _ source: ObjectStore, _ target: ObjectStore, _ staging: StagingFolder,
    _ progress: @escaping @Sendable (UInt64) -> Void
  ) {
    self.session = session
    self.source = source
    self.target = target
    self.staging = staging
    self.progress = progress
  }

  /// Copies; what turns out to be damaged is rejected.
  func run(_ items: inout [OfferedItem]) throws(VaultError) {
    let new = items.indices.filter { items[$0].outcome == .new }
    let damaged = Mutex<[Int]>([])
    let all = items
    try Workers.run(new.count) { next throws(VaultError) in
      while let place = next() {
        let item = all[new[place]]
        guard try isWhole(item), try copy(item) else {
          damaged.withLock { $0.append(new[place]) }
          continue
        }
      }
    }
    for place in damaged.withLock({ $0 }) { items[place].outcome = .rejected(.damaged) }
  }

  private func isWhole(_ item: OfferedItem) throws(VaultError) -> Bool {
    // A record was read whole already.
    if let event = item.event, event.action != .ingested { return true }
    guard let event = item.event, let payload = try? PayloadReader(session, event, in: source) else { return false }
    do throws(PayloadReader.Failure) {
      try payload.read(checkingName: true) { bytes throws(FileError) in progress(UInt64(bytes.count)) }
      return true
    } catch {
      return false
    }
  }

  private func copy(_ item: OfferedItem) throws(VaultError) -> Bool {
    for name in item.entry.objects {
      do throws(ObjectCopy.Failure) {
        try ObjectCopy(source: source).copy(name, to: target, staging: staging)
      } catch {
        switch error {
        case .damaged: return false
        case .output(let error): throw VaultError(error)
        }
      }
    }
    return true
  }
}
