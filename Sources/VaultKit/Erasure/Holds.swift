internal import Catalogue
public import Custody
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

/// Legal holds: set, lifted and listed. What they are is a fold over control events, and fails closed where one cannot be read.
public struct Holds: Sendable {
  /// So many events that cannot be read are looked at one by one.
  private static let lookedAt = 64

  private let session: UnlockedVault

  /// The holds of this member's vault.
  public init(_ session: UnlockedVault) { self.session = session }

  /// The holds that are in force.
  /// - Throws: where a control event cannot be read: it might be one.
  public func active() throws(VaultError) -> [Hold] { try active(in: session.vault.state()) }

  /// The same for showing them: the catalogue says where they are. Where something is to be erased, the whole log is asked.
  public func shown() throws(VaultError) -> [Hold] {
    let (entries, failures, state) = try session.catalogue.read(session) { view throws(VaultError) in
      let entries = try catalogued { () throws(CatalogueError) in
        try view.catalogue.entries(mentioning: CataloguedEvent.holdMark)
      }
      return (entries, try view.failures(), view.state)
    }
    guard failures.count <= Self.lookedAt else { return try active(in: state) }
    for failure in failures where try LogEntries.isControl(failure, session, state) { return try active(in: state) }
    var holds: [Hold] = []
    try EventWalk(session: session, state: state).forEach(at: entries) { result throws(VaultError) in
      if case .success(let event) = result { Self.take(event, &holds) }
    }
    return holds
  }

  static func take(_ event: CustodyEvent, _ holds: inout [Hold]) {
    if let hold = Hold(event) { holds.append(hold) }
    if event.action == .holdLifted { holds.removeAll { $0.id == event.statement.item } }
  }

  func active(in state: VaultState) throws(VaultError) -> [Hold] {
    var holds: [Hold] = []
    let unread = try ControlWalk(session: session, state: state).forEach { event throws(VaultError) in
      Self.take(event, &holds)
    }
    if let failure = unread {
      throw VaultError(
        .notPermitted,
        "Entry \(failure.index) of the log is a control event that cannot be read: it might be a hold.",
        safe: "Nothing was changed.",
        next: ReadingObstacle(session).nextForControl)
    }
    return holds
  }

  /// Sets a hold.
  /// - Parameters:
  ///   - items: nil for the whole vault.
  ///   - forbidsDisclosure: whether they must not leave either.
  public func set(
    _ items: [Identifier]?, reason: String, authority: String, forbidsDisclosure: Bool = false
  ) throws(VaultError) -> Identifier {
    try session.require(.hold)
    if let items {
      let inventory = Inventory(session)
      for item in items { guard try inventory.has(item) else { throw try Inventory.absent(item, session) } }
    }
    var claims: [JSONMember] = []
    if let items { claims.append(JSONMember("items", .array(items.map { .string($0.description) }))) }
    claims += [JSONMember("reason", .string(reason)), JSONMember("authority", .string(authority))]
    if forbidsDisclosure { claims.append(JSONMember("forbids_disclosure", true)) }
    return try record(.holdSet, claims, after: nil)
  }

  /// Lifts a hold.
  public func lift(_ hold: Identifier, reason: String) throws(VaultError) {
    try session.require(.hold)
    guard let found = try active().first(where: { $0.id == hold }) else {
      throw VaultError(.failed, "There is no hold \(hold) in force.", next: "See: evault hold list")
    }
    _ = try record(.holdLifted, [JSONMember("reason", .string(reason))], after: found)
  }

  private func record(
    _ action: EventAction, _ claims: [JSONMember], after hold: Hold?
  ) throws(VaultError) -> Identifier {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    let id = hold?.id ?? sealer.identifier()
    try session.commit { state throws(VaultError) in
      if let hold, try !active(in: state).contains(where: { $0.id == hold.id }) {
        throw VaultError(.failed, "The hold \(hold.id) was lifted meanwhile.")
      }
      return [
        try sealer.entry(
          action, claims, about: id, at: hold.map { .next(1, after: $0.event.digest) } ?? .first, session, state,
          staging: staging)
      ]
    }
    return id
  }
}
