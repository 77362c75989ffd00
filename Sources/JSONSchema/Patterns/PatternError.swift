/// Why a regular expression is refused.
struct PatternError: Error, Hashable, Sendable {
  /// What is wrong, in words.
  let reason: String
  /// Where, in Unicode scalars from the start.
  let offset: Int

  init(_ reason: String, _ offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
