/// A JSON number (RFC 8259 §6) as the literal it was written as: nothing is rounded, and `1`, `1.0` and `1e0` are three numbers.
///
///     -12.50e+3
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
  /// The literal, ASCII.
  public let literal: String

  init(checked literal: String) { self.literal = literal }

  /// The shortest literal of an integer.
  public init(_ value: some FixedWidthInteger) { literal = String(value) }

  /// The number with this literal, or nil where RFC 8259 §6 has no such number (`01`, `.5`, `+1`, `1.`, `NaN`).
  public init?(literal: String) {
    let bytes = Array(literal.utf8)
    var reader = JSONReader(maximumDepth: 0)
    guard let number = try? reader.number(bytes.span), reader.offset == bytes.count else { return nil }
    self = number
  }

  /// The exact value of a literal without fraction and exponent; nil for another literal, for `-0`, and outside `Int`.
  public var int: Int? { exactly(Int.self) }
  /// The exact value of a literal without fraction and exponent; nil for another literal, below 0 and above 2⁶⁴ - 1.
  public var uint64: UInt64? { exactly(UInt64.self) }
  /// The nearest binary64 value (RFC 7493 §2.2), or nil where it would be infinite.
  public var double: Double? { Double(literal).flatMap { $0.isFinite ? $0 : nil } }

  /// The literal.
  public var description: String { literal }

  /// The exact value of a literal without fraction and exponent, or nil where the type cannot hold it. Also nil for `-0`, which would
  /// be a second spelling of 0.
  public func exactly<I: FixedWidthInteger>(_ type: I.Type) -> I? { literal == "-0" ? nil : I(literal) }
}
