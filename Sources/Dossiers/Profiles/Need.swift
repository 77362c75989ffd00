/// How much a profile asks for something.
public enum Need: String, Sendable, Hashable, CaseIterable {
  /// It must be there.
  case required
  /// It should be.
  case advised
}
