/// What connects two nodes.
public struct PathAnswer: Hashable, Sendable {
  /// The ways between them, the shortest first; of equal length those that were in force and are better supported first.
  public let paths: [LinkagePath]
  /// The date for which it is said whether links were in force; nil where there was none.
  public let date: EDTFDate?
  /// Whether these are all ways of at most the length that was asked for.
  public let isComplete: Bool
}
