/// ASCII decimal numbers in their one spelling: no sign, no leading zero.
enum Decimal {
  /// The number, or nil for anything but digits without a leading zero, or for more than a UInt64 holds.
  static func parse(_ digits: some Collection<UInt8>) -> UInt64? {
    guard let first = digits.first, digits.count <= 20, first != 0x30 || digits.count == 1 else { return nil }
    var number: UInt64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isSumTooLarge) = tens.addingReportingOverflow(UInt64(digit - 0x30))
      guard !isTooLarge, !isSumTooLarge else { return nil }
      number = sum
    }
    return number
  }
}
