/// Who signed something: a label, never a name.
public struct ReportActor: Sendable, Hashable, Comparable {
  /// What they are called in the vault.
  public let label: String
  /// A word of the vocabulary: `custodian`.
  public let role: String

  /// Somebody.
  public init(label: String, role: String) {
    self.label = label
    self.role = role
  }

  /// By label, then by role.
  public static func < (left: Self, right: Self) -> Bool { (left.label, left.role) < (right.label, right.role) }
}
