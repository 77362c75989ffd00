/// Whether a link is accepted by those who work with it.
public enum LinkStatus: String, Sendable, Comparable, CaseIterable {
  /// Contradicted by something.
  case conflict
  /// Not yet worked out.
  case workNeeded = "work_needed"
  /// Accepted.
  case accepted

  /// The weaker comes first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
