/// The four bounds that a number can have (Validation §6.2).
enum NumberBound: String, Sendable, CaseIterable {
  case minimum
  case exclusiveMinimum
  case maximum
  case exclusiveMaximum

  /// Whether a number keeps to it.
  func holds(_ number: ExactDecimal, _ limit: ExactDecimal) -> Bool {
    switch self {
    case .minimum: number >= limit
    case .exclusiveMinimum: number > limit
    case .maximum: number <= limit
    case .exclusiveMaximum: number < limit
    }
  }

  /// Before the limit, in words.
  var words: String {
    switch self {
    case .minimum: "at least"
    case .exclusiveMinimum: "more than"
    case .maximum: "at most"
    case .exclusiveMaximum: "less than"
    }
  }
}
