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
  /// Keys up to this generation were shredded: nobody is to hold them any more. 0 where none was.
  public let shredded: Int

  /// A compartment; nil where name or generation is not one.
  public init?(
    id: String, generation: Int, recipient: X25519Recipient, cleared: some Sequence<String>, shredded: Int = 0
  ) {
    guard Member.isLabel(id), generation > 0, (0..<generation).contains(shredded) else { return nil }
    self.id = id
    self.generation = generation
    self.recipient = recipient
    self.cleared = Set(cleared).sorted()
    self.shredded = shredded
  }

  /// The claim.
  public var json: JSON {
    var claim: JSONObject = [
      "id": .string(id), "generation": .integer(generation), "recipient": .string(recipient.description),
      "cleared": .array(cleared.map { .string($0) }),
    ]
    if shredded > 0 { claim.append("shredded", .integer(shredded)) }
    return .object(claim)
  }

  init?(_ json: JSON) {
    guard let claim = json.objectValue, claim.count == (claim["shredded"] == nil ? 4 : 5),
      let id = claim["id"]?.stringValue,
      let generation = claim["generation"]?.intValue,
      let recipient = claim["recipient"]?.stringValue.flatMap({ try? X25519Recipient($0) }),
      let cleared = claim["cleared"]?.arrayValue,
      cleared.map(\.stringValue) == Set(cleared.map(\.stringValue)).sorted(by: { $0 ?? "" < $1 ?? "" })
    else { return nil }
    let shredded = claim["shredded"].map { $0.intValue ?? 0 }
    guard shredded != 0 else { return nil }
    self.init(
      id: id, generation: generation, recipient: recipient, cleared: cleared.compactMap(\.stringValue),
      shredded: shredded ?? 0)
    guard self.cleared.count == cleared.count else { return nil }
  }
}
