/// What was begun in a place, and is neither finished nor given up.
public struct StoredUnfinished: Sendable, Equatable {
  /// How many of it become files that may be ended.
  public var count: Int
  /// The names that the others have, as a list spells them: at most a hundred.
  public var foreign: [String]

  /// Counts it.
  public init(count: Int, foreign: [String] = []) { (self.count, self.foreign) = (count, foreign) }
}
