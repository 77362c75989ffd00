/// Whether a link speaks against somebody, for them, or neither.
public enum LinkPolarity: String, Sendable, CaseIterable {
  /// Against.
  case inculpatory
  /// For.
  case exculpatory
  /// Neither.
  case neutral
}
