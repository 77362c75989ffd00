/// A pattern as a tree.
indirect enum PatternNode: Sendable {
  case empty
  case set(ScalarSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// So many times; without a most, any number.
  case repetition(PatternNode, least: Int, most: Int?)
}
