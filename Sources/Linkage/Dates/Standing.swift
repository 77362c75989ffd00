/// Whether something was in force on a day, as far as its dates say.
public enum Standing: String, Sendable, Comparable, CaseIterable {
  /// Its dates exclude the day.
  case no
  /// Its dates do not exclude the day, and do not prove it either.
  case possibly
  /// Its dates prove the day.
  case certainly

  /// The weaker comes first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
