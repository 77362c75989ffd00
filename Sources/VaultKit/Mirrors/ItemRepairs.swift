internal import Catalogue
public import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// What repairs found of an item's objects: damaged or missing, and whole again, or whole nowhere. The events name objects, and no item.
public struct ItemRepairs: Sendable {
  /// One of its objects, in one event.
  public struct Step: Sendable {
    /// The event that tells it.
    public let event: CustodyEvent
    /// The object's name, hexadecimal.
    public let object: String
    /// What was restored, and where; nil where it was whole nowhere.
    public let repaired: MirrorRepair.Repaired?
  }

  /// In the order of the log.
  public let steps: [Step]

  /// Those of an item, as far as they can be read.
  /// - Parameter chain: its chain of custody.
  public init(of item: Identifier, _ chain: [CustodyEvent], _ session: UnlockedVault) throws(VaultError) {
    let own = Set(chain.filter { $0.statement.item == item }.flatMap(\.entry.objects).map(\.hex))
    let (entries, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (
        try catalogued { () throws(CatalogueError) in
          try view.catalogue.entries(withAction: EventAction.restored.rawValue)
        }, view.state
      )
    }
    var steps: [Step] = []
    try EventWalk(session: session, state: state).forEach(at: entries) { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .restored else { return }
      for one in event.disclosed["repairs"]?.arrayValue ?? [] {
        guard let repaired = Self.repaired(one), own.contains(repaired.object) else { continue }
        steps.append(Step(event: event, object: repaired.object, repaired: repaired))
      }
      for one in event.disclosed["lost"]?.arrayValue ?? [] {
        guard let object = one.stringValue, own.contains(object) else { continue }
        steps.append(Step(event: event, object: object, repaired: nil))
      }
    }
    self.steps = steps
  }

  private static func repaired(_ json: JSON) -> MirrorRepair.Repaired? {
    guard let object = json.objectValue, let name = object["object"]?.stringValue,
      let found = object["found"]?.stringValue, let place = object["in"]?.stringValue,
      let mirror = object["mirror"]?.stringValue
    else { return nil }
    return MirrorRepair.Repaired(
      object: name, wasMissing: found == "missing", inVault: place == "vault", mirror: mirror)
  }
}
