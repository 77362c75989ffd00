/// A field of a section of a profile.
public struct FieldPlace: Sendable, Hashable, Comparable {
  /// The section's name.
  public let section: String
  /// The field's name.
  public let field: String

  /// A field.
  public init(_ section: String, _ field: String) {
    self.section = section
    self.field = field
  }

  /// By section, then by field.
  public static func < (left: Self, right: Self) -> Bool {
    (left.section, left.field) < (right.section, right.field)
  }
}
