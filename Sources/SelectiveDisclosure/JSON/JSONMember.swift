/// One member of a JSON object (RFC 8259 §4).
public struct JSONMember: Sendable, Hashable {
  /// The name, compared by its UTF-8 bytes.
  public let name: String
  /// The value.
  public var value: JSON
  /// Says at a glance that two names differ; equal ones must still be compared.
  let glance: UInt64

  /// A member.
  public init(_ name: String, _ value: JSON) {
    self.name = name
    self.value = value
    glance = Self.glance(name)
  }

  /// The number of bytes and the first seven of them.
  static func glance(_ name: String) -> UInt64 {
    let bytes = name.utf8Span.span
    var glance = UInt64(truncatingIfNeeded: bytes.count)
    for place in 0..<min(bytes.count, 7) { glance = glance << 8 | UInt64(bytes[place]) }
    return glance
  }

  /// Equal when the name's bytes and the value are.
  public static func == (left: Self, right: Self) -> Bool {
    left.glance == right.glance && ExactString.areSame(left.name, right.name) && left.value == right.value
  }

  /// Feeds the name's bytes and the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ExactString(name))
    hasher.combine(value)
  }
}
