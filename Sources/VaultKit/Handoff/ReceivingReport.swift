public import Custody
public import VaultFiles

/// What of an offer came home.
public struct ReceivingReport: Sendable {
  /// The offer.
  public let offer: HandoffOffer
  /// Items that are safe at home, in the order of the field log.
  public private(set) var received: [Identifier] = []
  /// How many of them came in now.
  public private(set) var newCount = 0
  /// What was not taken.
  public private(set) var rejected: [HandoffReceipt.Rejection] = []
  /// Items that were sealed in the field to a generation of their compartment's key that was retired since, by compartment. They are sealed anew.
  private(set) var retiredIn: [String: [Identifier]] = [:]
  /// The same items.
  public var retired: [Identifier] { retiredIn.sorted { $0.key < $1.key }.flatMap(\.value) }
  /// The receipt's file.
  public internal(set) var receipt: FilePath = ""
  /// The receipt as text; nil where something was rejected, or the kit does not know the signer by itself.
  public internal(set) var text: String?
  /// Whether the kit accepts the receipt: its invitation names the custodian who signed it, or the receipt says how they became one.
  public internal(set) var isSignerKnown = true

  init(offer: HandoffOffer) { self.offer = offer }

  /// - Parameters:
  ///   - home: what those that were at home before are sealed to there: they may have been moved since.
  ///   - generations: the newest of each compartment.
  mutating func take(_ items: [OfferedItem], _ home: [Identifier: SealedTo], _ generations: [String: Int]) {
    for item in items {
      switch (item.outcome, item.event) {
      case (.rejected(let reason), let event):
        rejected.append(HandoffReceipt.Rejection(entry: item.index, item: event?.statement.item, reason: reason))
      case (.erased(let name), _): received.append(name)
      case (.known(let name), _): take(name, home[name], generations)
      case (.new, let event?):
        newCount += 1
        take(event.statement.item, SealedTo(event), generations)
      case (.new, nil): break
      }
    }
  }

  private mutating func take(_ name: Identifier, _ place: SealedTo?, _ generations: [String: Int]) {
    received.append(name)
    if let place, place.generation < generations[place.compartment] ?? 0 {
      retiredIn[place.compartment, default: []].append(name)
    }
  }
}
