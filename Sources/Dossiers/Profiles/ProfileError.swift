/// Why something is no profile, in sentences.
public struct ProfileError: Error, Hashable, Sendable {
  /// What is wrong, each in a sentence; at least one.
  public let faults: [String]
}
