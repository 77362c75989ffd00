/// A set of Unicode scalars: ranges, and properties that each scalar has or has not.
struct ScalarSet: Sendable {
  private(set) var ranges: [ClosedRange<UInt32>] = []
  private(set) var properties: [(property: ScalarProperty, isNegated: Bool)] = []
  private(set) var unions: [ScalarSet] = []
  private(set) var isNegated = false
  /// The first 128 scalars, a bit each.
  private var ascii: (UInt64, UInt64) = (0, 0)

  /// The scalars of these ranges, or all others.
  init(_ ranges: [ClosedRange<UInt32>] = [], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
    fill()
  }

  /// The scalars that have a property, or all others.
  init(_ property: ScalarProperty, isNegated: Bool = false) {
    properties = [(property, isNegated)]
    fill()
  }

  /// One scalar.
  init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

  /// Everything that is in any of the sets, or all else.
  init(any sets: [ScalarSet], isNegated: Bool) {
    for set in sets {
      if set.isNegated {
        unions.append(set)
      } else {
        ranges += set.ranges
        properties += set.properties
        unions += set.unions
      }
    }
    self.isNegated = isNegated
    fill()
  }

  /// Whether the scalar is in it.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<64: ascii.0 >> UInt64(scalar.value) & 1 == 1
    case 64..<128: ascii.1 >> UInt64(scalar.value - 64) & 1 == 1
    default: finds(scalar)
    }
  }

  private func finds(_ scalar: Unicode.Scalar) -> Bool {
    let isThere =
      ranges.contains { $0.contains(scalar.value) } || unions.contains { $0.contains(scalar) }
      || properties.contains { $0.property.holds(scalar) != $0.isNegated }
    return isThere != isNegated
  }

  private mutating func fill() {
    for value in UInt8(0)..<128 where finds(Unicode.Scalar(value)) {
      if value < 64 { ascii.0 |= 1 << UInt64(value) } else { ascii.1 |= 1 << UInt64(value - 64) }
    }
  }

  /// `\d` (ECMA-262 §22.2.1).
  static let digit = ScalarSet([0x30...0x39])
  /// `\w`: ASCII, as it is without the flag `i`.
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// `\s`: white space and line terminators (ECMA-262 §12.2, §12.3).
  static let space = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// `.`: all but line terminators.
  static let dot = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)

  /// All that is not in this one.
  var inverted: ScalarSet { ScalarSet(any: [self], isNegated: true) }
}
