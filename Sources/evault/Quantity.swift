/// Spans of time and numbers of bytes as people type them: a whole number and a unit.
enum Quantity {
  /// `30m`, `12h`, `90d`, in seconds; nil for anything else, and for nothing or more than a hundred years.
  static func seconds(_ text: String) -> Int? {
    let units: [Character: Int] = ["m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let number = number(text.dropLast()),
      number <= 100 * 366 * 86_400 / UInt64(unit)
    else { return nil }
    return Int(number) * unit
  }

  /// `500M`, `20G`, or bytes alone, in powers of 1000 as sizes are shown; nil for anything else, and for nothing or more than 64 bits.
  static func bytes(_ text: String) -> UInt64? {
    let units: [Character: UInt64] = ["k": 1000, "K": 1000, "M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000]
    let unit = text.last.flatMap { units[$0] }
    guard let number = number(unit == nil ? text[...] : text.dropLast()) else { return nil }
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: unit ?? 1)
    return isTooLarge ? nil : product
  }

  private static func number(_ digits: Substring) -> UInt64? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt64(digits),
      number > 0
    else { return nil }
    return number
  }
}
