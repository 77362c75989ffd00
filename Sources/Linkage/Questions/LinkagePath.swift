/// A way from one node to another along links, in either direction.
public struct LinkagePath: Hashable, Sendable {
  /// One step of it.
  public struct Step: Hashable, Sendable {
    /// Where it begins.
    public let from: String
    /// Where it ends.
    public let to: String
    /// The links that make it, the strongest first; at least one.
    public let links: [Link]
    /// Whether one of the links was in force on the day that was asked for; nil where none was asked for.
    public let standing: Standing?
  }

  /// Its steps, in order.
  public let steps: [Step]
  /// Which of the steps are the weakest: by the strongest link of each.
  public let weakest: [Int]
  /// How well the weakest step is supported.
  public let strength: LinkStrength
  /// Whether all of it was in force; nil where no day was asked for.
  public let standing: Standing?
}
