/// A step of a compiled pattern.
enum PatternInstruction: Sendable {
  /// Takes one scalar of the set with this number.
  case scalar(Int)
  /// Goes on in two places.
  case split(Int, Int)
  /// Goes on elsewhere.
  case jump(Int)
  /// Goes on if this holds.
  case assert(PatternAssertion)
  /// The end of the pattern.
  case match
}
