public import Age
public import SelectiveDisclosure

/// A need-to-know boundary as the roster has it: its name, and the key of its current generation (Schemas/README.md §3.4).
public struct Compartment: Sendable, Equatable {
  /// Everything that has no other place.
  public static let general = "general"
  /// What decides what may leave: everyone who exports is cleared for it.
  public static let control = "control"
  /// Who a pseudonym is.
  public static let identities = "identities"

  /// Its name: as a member's label.
  public let id: String
  /// Counts the keys it has had, from 1.
  public let generation: Int
  /// What is sealed to it now.
  public let recipient: X25519Recipient
  /// The `kid`s of the members who hold its key, in ascending order.
  public let cleared: [String]

  /// A compartment; nil where name or generation is not one.
  public init?(id: String, generation: Int, recipient: X25519Recipient, cleared: some Sequence<String>) {
    guard Member.isLabel(id), generation > 0 else { return nil }
    self.id = id
    self.generation = generation
    self.recipient = recipient
    self.cleared = Set(cleared).sorted()
  }

  /// The claim.
  public var json: JSON {
    .object([
      "id": .string(id), "generation": .integer(generation), "recipient": .string(recipient.description),
      "cleared": .array(cleared.map { .string($0) }),
    ])
  }

  init?(_ json: JSON) {
    guard let claim = json.objectValue, claim.count == 4, let id = claim["id"]?.stringValue,
      let generation = claim["generation"]?.intValue,
      let recipient = claim["recipient"]?.stringValue.flatMap({ try? X25519Recipient($0) }),
      let cleared = claim["cleared"]?.arrayValue,
      cleared.map(\.stringValue) == Set(cleared.map(\.stringValue)).sorted(by: { $0 ?? "" < $1 ?? "" })
    else { return nil }
    self.init(id: id, generation: generation, recipient: recipient, cleared: cleared.compactMap(\.stringValue))
    guard self.cleared.count == cleared.count else { return nil }
  }
}
