/// Base64 in exactly one spelling per value (RFC 4648 §3.5: unused bits are zero; no white space; padding as the variant says).
public struct Base64: Sendable {
  /// The standard alphabet with `=` padding (RFC 4648 §4): signed notes, tlog-proofs, SSH signatures.
  public static let padded = Base64(alphabet: "+/", isPadded: true)
  /// The standard alphabet without padding: age headers.
  public static let unpadded = Base64(alphabet: "+/", isPadded: false)
  /// The URL-safe alphabet without padding (RFC 4648 §5, RFC 7515 §2): JOSE.
  public static let url = Base64(alphabet: "-_", isPadded: false)

  private static let pad: UInt8 = 0x3d
  private static let invalid: UInt8 = 0xff

  private let letters: [UInt8]
  private let values: [UInt8]
  private let isPadded: Bool

  private init(alphabet lastTwo: String, isPadded: Bool) {
    letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8) + Array(lastTwo.utf8)
    var values = [UInt8](repeating: Self.invalid, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    self.values = values
    self.isPadded = isPadded
  }

  /// The number of letters that stand for `count` bytes.
  public func encodedCount(_ count: Int) -> Int {
    isPadded ? (count + 2) / 3 * 4 : (count * 4 + 2) / 3
  }

  /// The letters as ASCII bytes.
  public func encodeBytes(_ bytes: [UInt8]) -> [UInt8] {
    let count = encodedCount(bytes.count)
    return [UInt8](capacity: count) { output in
      let input = bytes.span
      var index = 0
      while index + 3 <= input.count {
        append3(
          UInt32(input[index]) << 16 | UInt32(input[index + 1]) << 8 | UInt32(input[index + 2]), 4, to: &output)
        index += 3
      }
      switch input.count - index {
      case 1: append3(UInt32(input[index]) << 16, 2, to: &output)
      case 2: append3(UInt32(input[index]) << 16 | UInt32(input[index + 1]) << 8, 3, to: &output)
      default: break
      }
      while output.count < count { output.append(Self.pad) }
    }
  }

  /// The letters as a string.
  public func encode(_ bytes: [UInt8]) -> String { String(decoding: encodeBytes(bytes), as: UTF8.self) }

  /// The bytes, or nil for anything but the one canonical spelling: wrong letters, white space, missing or superfluous padding,
  /// set bits that no byte uses.
  public func decode(_ text: [UInt8]) -> [UInt8]? {
    var end = text.count
    if isPadded {
      guard end % 4 == 0 else { return nil }
      if end > 0, text[end - 1] == Self.pad { end -= text[end - 2] == Self.pad ? 2 : 1 }
    }
    guard end % 4 != 1 else { return nil }
    // Whatever is no letter has a high bit in its value, and shows at the end.
    var all: UInt8 = 0
    let bytes = [UInt8](capacity: end * 3 / 4) { output in
      let (letters, values) = (text.span, values.span)
      func value(_ place: Int) -> UInt32 {
        let value = values[Int(letters[place])]
        all |= value
        return UInt32(value)
      }
      var place = 0
      while place + 4 <= end {
        let group = value(place) << 18 | value(place + 1) << 12 | value(place + 2) << 6 | value(place + 3)
        output.append(UInt8(truncatingIfNeeded: group >> 16))
        output.append(UInt8(truncatingIfNeeded: group >> 8))
        output.append(UInt8(truncatingIfNeeded: group))
        place += 4
      }
      guard place < end else { return }
      var group = value(place) << 18 | value(place + 1) << 12
      if place + 2 < end { group |= value(place + 2) << 6 }
      output.append(UInt8(truncatingIfNeeded: group >> 16))
      if place + 2 < end { output.append(UInt8(truncatingIfNeeded: group >> 8)) }
      // Bits that no byte uses.
      if group & (place + 2 < end ? 0xff : 0xffff) != 0 { all = Self.invalid }
    }
    return all < 0x40 ? bytes : nil
  }

  /// The bytes that a string stands for, or nil for anything but the one canonical spelling.
  public func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)) }

  private func append3(_ group: UInt32, _ count: Int, to output: inout OutputSpan<UInt8>) {
    for place in 0..<count { output.append(letters[Int(group >> UInt32(18 - 6 * place) & 63)]) }
  }
}
