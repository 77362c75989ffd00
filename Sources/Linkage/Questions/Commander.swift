/// Somebody who commanded a unit on a day, as far as one link says so.
public struct Commander: Hashable, Sendable {
  /// The person; a unit where a link says that a unit commands directly.
  public let person: String
  /// The link that says it, with its citations, role, rank and basis.
  public let link: Link
  /// Whether its dates prove the day, or only do not exclude it.
  public let standing: Standing
}
