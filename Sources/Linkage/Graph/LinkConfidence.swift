/// How sure whoever wrote a link is.
public enum LinkConfidence: String, Sendable, Comparable, CaseIterable {
  /// Not very.
  case low
  /// Fairly.
  case medium
  /// Very.
  case high

  /// The weaker comes first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
