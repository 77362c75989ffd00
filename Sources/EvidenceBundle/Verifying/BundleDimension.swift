/// The questions that a verdict is given on, each on its own.
public enum BundleDimension: String, Sendable, CaseIterable {
  /// Are these the bytes that the manifests list and the intake event describes?
  case bytes
  /// Are the events in the log that the checkpoint stands for, and is their chain whole?
  case custody
  /// Did the members sign what they are said to have signed?
  case authorship
  /// Were they allowed to, by the roster that was in force?
  case authority
  /// Is everything there that belongs to this exhibit list? Of the case it says nothing.
  case completeness
  /// Is what was disclosed genuine, and no more than was authorised?
  case disclosure
  /// Do others vouch for when it existed?
  case time
}
