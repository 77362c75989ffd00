internal import Custody
internal import SelectiveDisclosure
internal import VaultStore

/// What the custody log is told of a repair: all of it, in as many events as it takes.
struct RepairRecord {
  /// The most of each kind that one event names.
  static let maximumCount = 1000

  /// The claims of each event; none where there is nothing to tell.
  let events: [[JSONMember]]

  init(_ notes: [RepairNote], lost: [MirrorRepair.Lost]) {
    func member(
      _ word: String, _ name: String, _ wasMissing: Bool, _ inVault: Bool, _ mirror: String?
    ) -> JSON {
      var members: JSONObject = [
        word: .string(name), "found": wasMissing ? "missing" : "damaged", "in": inVault ? "vault" : "mirror",
      ]
      members["mirror"] = mirror.map { .string($0) }
      return .object(members)
    }
    let all: [(claim: String, values: [JSON])] = [
      (
        "repairs",
        notes.compactMap(\.repaired).map { member("object", $0.object, $0.wasMissing, $0.inVault, $0.mirror) }
      ),
      ("files", notes.compactMap(\.file).map { member("name", $0.name, $0.wasMissing, $0.inVault, $0.mirror) }),
      ("lost", lost.map { .string($0.object) }),
    ]
    let count = all.map(\.values.count).max() ?? 0
    events = stride(from: 0, to: count, by: Self.maximumCount).map { start in
      all.map { JSONMember($0.claim, .array(Array($0.values.dropFirst(start).prefix(Self.maximumCount)))) }
    }
  }

  /// Commits them.
  /// - Returns: whether there was anything to tell.
  func write(_ session: UnlockedVault) throws(VaultError) -> Bool {
    for claims in events { try Trace(session).record(.restored, claims, to: Compartment.general) }
    return !events.isEmpty
  }
}
