internal import Custody
internal import VaultFiles
internal import VaultStore

/// Compares erasures with the holds that were in force when they were made.
struct HoldCheck {
  private var holds: [(hold: Hold, set: UInt64, lifted: UInt64)] = []

  /// Takes an event, in the order of the log.
  mutating func take(_ event: CustodyEvent) {
    if let hold = Hold(event) { holds.append((hold, event.index, .max)) }
    guard event.action == .holdLifted else { return }
    for place in holds.indices where holds[place].hold.id == event.statement.item && holds[place].lifted == .max {
      holds[place].lifted = event.index
    }
  }

  /// Reports what was erased under a hold.
  func judge(_ tombstones: [Tombstone], _ report: inout CheckReport) {
    for tombstone in tombstones {
      guard let item = tombstone.item,
        let broken = holds.first(where: {
          $0.set < tombstone.index && tombstone.index < $0.lifted && $0.hold.keeps(item)
        })
      else { continue }
      report.add(
        .erasedUnderHold, VaultLayout.log.appending(VaultLayout.tombstones).description,
        "\(tombstone.signer.label) erased this while the hold \(broken.hold.id) was in force (entry \(tombstone.index)).",
        item: item)
    }
  }
}
