/// Numbers in a header block.
enum TarNumber {
  /// Octal digits, after spaces, before NULs and spaces; nil for anything else.
  static func octal(_ field: ArraySlice<UInt8>) -> UInt64? {
    let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    let rest = field.drop { $0 == 0x20 }.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count <= 20, rest.allSatisfy({ $0 == 0 || $0 == 0x20 }) else { return nil }
    return digits.reduce(0) { $0 << 3 | UInt64($1 - 0x30) }
  }

  /// A length: octal, or binary as GNU tar writes it from 8 GiB on (the first byte is 80). Nil for anything else, and from 2^63 on.
  static func size(_ field: ArraySlice<UInt8>) -> UInt64? {
    guard field.first == 0x80 else { return octal(field) }
    let bytes = field.dropFirst()
    guard bytes.dropLast(8).allSatisfy({ $0 == 0 }) else { return nil }
    let value = bytes.suffix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return value < 1 << 63 ? value : nil
  }

  /// Decimal without sign or leading zero, below 2^63.
  static func decimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard (1...19).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.first != 0x30 || digits.count == 1
    else { return nil }
    let value = digits.reduce(0 as UInt64) { $0 * 10 + UInt64($1 - 0x30) }
    return value < 1 << 63 ? value : nil
  }
}
