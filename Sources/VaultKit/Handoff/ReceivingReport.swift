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
  /// The receipt as text; nil where something was rejected.
  public internal(set) var text: String?
  /// Whether the invitation names the custodian who signed the receipt: only then the kit accepts it.
  public internal(set) var isSignerInvited = true

  init(offer: HandoffOffer) { self.offer = offer }

  mutating func take(_ items: [OfferedItem], _ generations: [String: Int]) {
    for item in items {
      switch (item.outcome, item.event) {
      case (.rejected(let reason), let event):
        rejected.append(HandoffReceipt.Rejection(entry: item.index, item: event?.statement.item, reason: reason))
      case (.known, let event?), (.new, let event?):
        received.append(event.statement.item)
        if item.outcome == .new { newCount += 1 }
        if let compartment = event.compartment, event.generation ?? 0 < generations[compartment] ?? 0 {
          retiredIn[compartment, default: []].append(event.statement.item)
        }
      case (.known, nil), (.new, nil): break
      }
    }
  }
}
