import SelectiveDisclosure

/// The exact value of a JSON number, in one form: `1`, `1.0` and `10e-1` are the same, and nothing is rounded.
///
/// An exponent beyond ±2⁴⁰ is taken for ±2⁴⁰: no number that means anything is that large or small, and a short text
/// must not ask for endless work.
struct ExactDecimal: Hashable, Sendable {
  private static let furthestExponent = 1 << 40

  /// Whether it is below 0; never for 0.
  let isNegative: Bool
  /// Its significant digits as values 0 to 9, neither the first nor the last of them 0; none for 0.
  let digits: [UInt8]
  /// The power of ten that the digits, read as an integer, are to be multiplied with.
  let exponent: Int

  /// The value of a literal (RFC 8259 §6).
  init(_ number: JSONNumber) {
    var digits: [UInt8] = []
    var scale = 0
    var isFraction = false
    var written: Substring.UTF8View = ""[...].utf8
    let literal = number.literal.utf8
    for place in literal.indices {
      let byte = literal[place]
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        if isFraction { scale -= 1 }
      default: break
      }
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
        written = literal[literal.index(after: place)...]
        break
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      scale += 1
    }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    isNegative = literal.first == UInt8(ascii: "-") && !digits.isEmpty
    exponent = digits.isEmpty ? 0 : scale + Self.exponent(written)
    self.digits = digits
  }

  private static func exponent(_ written: Substring.UTF8View) -> Int {
    var value = 0
    for byte in written where byte >= UInt8(ascii: "0") {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), furthestExponent)
    }
    return written.first == UInt8(ascii: "-") ? -value : value
  }

  /// Whether it is a whole number; 1.0 is one (Validation §6.1.1).
  var isInteger: Bool { exponent >= 0 }

  /// The digits as an integer, or nil where they are more than 18.
  var significand: UInt64? {
    digits.count > 18 ? nil : digits.reduce(0) { $0 * 10 + UInt64($1) }
  }

  /// The value as an `Int`, or nil where it is none.
  var int: Int? {
    guard isInteger, digits.count + exponent <= 18 else { return nil }
    let value = (digits + repeatElement(0, count: exponent)).reduce(0) { $0 * 10 + Int($1) }
    return isNegative ? -value : value
  }

  /// Whether dividing by the other leaves no remainder. The other is not 0 and has at most 18 digits.
  func isMultiple(of other: ExactDecimal) -> Bool {
    guard !digits.isEmpty else { return true }
    // Its last digit is not 0, so that no further power of ten divides it.
    guard exponent >= other.exponent, let divisor = other.significand, divisor > 0 else { return false }
    var rest: UInt64 = 0
    for digit in digits { rest = Self.product(rest, 10, plus: UInt64(digit), modulo: divisor) }
    var power = 10 % divisor
    var left = exponent - other.exponent
    while left > 0 {
      if left & 1 == 1 { rest = Self.product(rest, power, plus: 0, modulo: divisor) }
      power = Self.product(power, power, plus: 0, modulo: divisor)
      left >>= 1
    }
    return rest == 0
  }

  private static func product(_ a: UInt64, _ b: UInt64, plus c: UInt64, modulo divisor: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let (sum, carries) = low.addingReportingOverflow(c)
    return divisor.dividingFullWidth((high + (carries ? 1 : 0), sum)).remainder
  }
}

extension ExactDecimal: Comparable {
  /// By value.
  static func < (left: Self, right: Self) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// Without regard to the sign.
  private func isSmaller(than other: Self) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let (own, others) = (exponent + digits.count, other.exponent + other.digits.count)
    return own == others ? digits.lexicographicallyPrecedes(other.digits) : own < others
  }
}

extension ExactDecimal {
  /// As people write it, for short ones; else with the power of ten.
  var words: String {
    let shown = digits.isEmpty ? "0" : String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    switch exponent {
    case 0...6: return sign + shown + String(repeating: "0", count: exponent)
    case -6..<0:
      let padded = String(repeating: "0", count: max(1 - exponent - shown.count, 0)) + shown
      return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    default: return sign + shown + "e" + String(exponent)
    }
  }
}
