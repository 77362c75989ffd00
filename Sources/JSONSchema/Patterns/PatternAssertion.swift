/// What a pattern asks of a place between two scalars (ECMA-262 §22.2.2.4).
enum PatternAssertion: Sendable {
  case start
  case end
  case wordBoundary
  case noWordBoundary

  /// Whether it holds between these two; nil stands for the edge of the text.
  func holds(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    switch self {
    case .start: before == nil
    case .end: after == nil
    case .wordBoundary: Self.isWord(before) != Self.isWord(after)
    case .noWordBoundary: Self.isWord(before) == Self.isWord(after)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(ScalarSet.word.contains) ?? false }
}
