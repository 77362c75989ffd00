/// Where a demand of a profile comes from.
public struct ProfileSource: Sendable, Hashable {
  /// How far the source was looked at.
  public enum Confidence: String, Sendable, Hashable, CaseIterable {
    /// Read in an official or primary text.
    case verified
    /// Through another's account of it.
    case secondary
    /// From memory: never to be shown as law.
    case unverified
  }

  /// The source in words.
  public let text: String
  /// How far it was looked at.
  public let confidence: Confidence
}
