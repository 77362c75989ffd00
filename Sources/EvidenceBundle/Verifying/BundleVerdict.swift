/// What became of a check (Schemas/README.md §4, Verdicts). Unknown is never a failure and never a pass.
public enum BundleVerdict: String, Sendable, CaseIterable, Comparable {
  /// The check was made and holds.
  case verified
  /// Its owner withheld it; that is not a fault.
  case notDisclosed = "not-disclosed"
  /// The check cannot be made with what is at hand.
  case unverifiable
  /// What should be there is not.
  case missing
  /// The check was made and does not hold.
  case failed

  private var weight: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// From the best to the worst: what several checks give together is the greatest of them.
  public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
}
