/// Whether a person can decide for themselves (Schemas/records/consent.schema.json).
public enum ConsentCapacity: String, Sendable, Hashable, CaseIterable {
  /// They decide alone.
  case own
  /// They decide with help.
  case assisted
  /// Somebody else decides for them.
  case guardian
  /// Nobody asked.
  case notAsked = "not asked"
  /// They did not say.
  case refused
  /// It is not known.
  case unknown
}
