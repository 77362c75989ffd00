/// A JSON value (RFC 8259 §3) as it was written: numbers keep their literal, objects keep the order of their members.
///
/// Strings are compared by their UTF-8 bytes, numbers by their literal, objects without regard to order; a tree that
/// ``JSONParser`` made is no deeper than its limit, so walking it cannot exhaust the stack.
public enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as the literal it was written as.
  case number(JSONNumber)
  /// A string of Unicode scalar values; never a lone surrogate.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Members in order, with unique names.
  case object(JSONObject)

  /// An integer as its shortest literal.
  public static func integer(_ value: Int) -> JSON { .number(JSONNumber(value)) }

  /// The truth value, or nil for another kind.
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The number, or nil for another kind.
  public var numberValue: JSONNumber? { if case .number(let value) = self { value } else { nil } }
  /// The number as an integer, or nil for another kind and where ``JSONNumber/int`` is nil.
  public var intValue: Int? { numberValue?.int }
  /// The string, or nil for another kind.
  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
  /// The elements, or nil for another kind.
  public var arrayValue: [JSON]? { if case .array(let value) = self { value } else { nil } }
  /// The object, or nil for another kind.
  public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }
}

extension JSON: Hashable {
  /// Equal in kind and value; strings and names byte by byte, members in any order.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): ExactString.areSame(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  /// Feeds the kind and the value, strings as bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value):
      hasher.combine(1)
      hasher.combine(value)
    case .number(let value):
      hasher.combine(2)
      hasher.combine(value)
    case .string(let value):
      hasher.combine(3)
      hasher.combine(ExactString(value))
    case .array(let value):
      hasher.combine(4)
      hasher.combine(value)
    case .object(let value):
      hasher.combine(5)
      hasher.combine(value)
    }
  }
}
