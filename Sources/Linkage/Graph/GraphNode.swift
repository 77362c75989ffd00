/// Something that links tie together.
public struct GraphNode: Hashable, Sendable, Identifiable {
  /// Its identifier.
  public let id: String
  /// What it is.
  public let kind: NodeKind
  /// By which it is called in lists and pictures; empty where nobody gave it a name.
  public let label: String
  /// When it existed, lived or happened.
  public let period: Period

  /// A node.
  public init(id: String, kind: NodeKind, label: String, period: Period = .unknown) {
    self.id = id
    self.kind = kind
    self.label = label
    self.period = period
  }

  /// The label, or the identifier where there is none.
  public var name: String { label.isEmpty ? id : label }
}
