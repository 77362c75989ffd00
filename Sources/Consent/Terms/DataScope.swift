/// What of a person something shows, as grants name it (Schemas/README.md §3.14).
public enum DataScope: String, Sendable, Hashable, CaseIterable, Comparable {
  case name
  case face
  case voice
  case location
  case family
  case medical
  /// What the person said, wrote or gave.
  case content

  /// Whether it tells who the person is.
  public var isIdentifying: Bool { self == .name || self == .face || self == .voice }

  /// The order in which they are declared.
  public static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
