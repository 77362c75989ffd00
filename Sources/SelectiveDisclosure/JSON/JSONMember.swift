/// One member of a JSON object (RFC 8259 §4).
public struct JSONMember: Sendable, Hashable {
  /// The name, compared by its UTF-8 bytes.
  public let name: String
  /// The value.
  public var value: JSON

  /// A member.
  public init(_ name: String, _ value: JSON) {
    self.name = name
    self.value = value
  }

  /// Equal when the name's bytes and the value are.
  public static func == (left: Self, right: Self) -> Bool {
    ExactString.areSame(left.name, right.name) && left.value == right.value
  }

  /// Feeds the name's bytes and the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ExactString(name))
    hasher.combine(value)
  }
}
