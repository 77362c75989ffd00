/// How much the graph takes before it refuses or stops.
public enum LinkageLimits {
  /// Records and items of a graph.
  public static let records = 1_000_000
  /// Citations of one link.
  public static let citations = 1024
  /// Nodes of a picture.
  public static let pictureNodes = 300
  /// Links of a picture.
  public static let pictureLinks = 1000
  /// Links that a path may have.
  public static let pathLength = 12
  /// Steps of a search before it stops and says so.
  public static let searchSteps = 1_000_000
  /// Paths, cycles or findings of one kind that are told.
  public static let answers = 1000
  /// Levels of a chain of command.
  public static let chainLevels = 32
}
