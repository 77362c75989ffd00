/// Whether a position is held by law and appointment, in fact, or both.
public enum LinkBasis: String, Sendable, CaseIterable {
  /// By law and appointment.
  case deJure = "de_jure"
  /// In fact.
  case deFacto = "de_facto"
  /// Both.
  case both
  /// Not known.
  case unknown

  /// For people: `de jure`, `de facto`, `de jure and de facto`, `basis unknown`.
  public var words: String {
    switch self {
    case .deJure: "de jure"
    case .deFacto: "de facto"
    case .both: "de jure and de facto"
    case .unknown: "basis unknown"
    }
  }
}
