/// A digest as headers have it.
enum ChecksumText {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// Base64 (RFC 4648 §4) of the bytes whose hexadecimal digits these are; nil for other characters.
  static func base64(hexadecimal: String) -> String? {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    guard digits.count == hexadecimal.count, digits.count % 2 == 0 else { return nil }
    var text = ""
    // Three digits are twelve bits, and two letters.
    for start in stride(from: 0, to: digits.count, by: 3) {
      let group = digits[start..<min(start + 3, digits.count)]
      let bits = group.reduce(0) { $0 << 4 | $1 } << (4 * (3 - group.count))
      text.append(letters[bits >> 6])
      if group.count > 1 { text.append(letters[bits & 63]) }
    }
    return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }
}
