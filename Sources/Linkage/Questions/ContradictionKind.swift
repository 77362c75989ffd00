/// In which way links contradict each other, or what they tie. The raw values are stable.
public enum ContradictionKind: String, Sendable, CaseIterable {
  /// Two persons command one unit at the same time.
  case twoCommanders = "two-commanders"
  /// A link says that something contradicts something else.
  case marked
  /// The same is accepted in one link and in conflict in another.
  case acceptedAndInConflict = "accepted-and-in-conflict"
  /// The same speaks against somebody in one link and for them in another.
  case oppositePolarity = "opposite-polarity"
  /// A link ends before it begins.
  case datesReversed = "dates-reversed"
  /// A link holds when one of its ends did not exist or live.
  case outsideExistence = "outside-existence"
  /// A link puts somebody at an incident at another time than it happened.
  case notAtIncident = "not-at-incident"
  /// Persons or units are above each other in a circle.
  case circle

  /// What it means, for people.
  public var words: String {
    switch self {
    case .twoCommanders: "two persons command one unit at the same time"
    case .marked: "somebody noted that one contradicts the other"
    case .acceptedAndInConflict: "the same is accepted in one link and in conflict in the other"
    case .oppositePolarity: "the same speaks against somebody in one link and for them in the other"
    case .datesReversed: "it ends before it begins"
    case .outsideExistence: "it holds when one of its ends did not exist"
    case .notAtIncident: "it has another time than the incident"
    case .circle: "each is above the other"
    }
  }
}
