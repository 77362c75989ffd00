public import VaultCrypto

/// The name of an item, an event or an export: 80 random bits in Crockford's base32 and a check symbol from the same 32 letters.
///
///     8Q3T-MZ1K-0VRE-7XA2H
///
/// It can be read over a telephone, and collides with nothing made offline elsewhere. Every wrong symbol and every exchange of
/// two symbols is noticed (Schemas/README.md §1).
public struct Identifier: Hashable, Sendable, CustomStringConvertible, Comparable {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let symbolCount = 16
  private static let randomByteCount = 10

  /// The canonical form: 20 characters, hyphens included.
  public let description: String

  /// A new random identifier.
  public init(_ random: inout RandomPool) {
    let bytes = random.next(Self.randomByteCount)
    var values: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        values.append(UInt8(truncatingIfNeeded: bits >> bitCount & 31))
      }
    }
    description = Self.format(values)
  }

  /// The identifier that a file holds; nil unless it is in canonical form and its check symbol is right.
  public init?(canonical text: String) {
    guard let identifier = Identifier(typed: text), identifier.description == text else { return nil }
    self = identifier
  }

  /// The identifier that a person typed: lower case, missing hyphens, `O` for `0`, and `I` or `L` for `1` are understood.
  /// Nil where the number of symbols or the check symbol is wrong.
  public init?(typed text: String) {
    guard text.utf8.count <= 64 else { return nil }
    var values: [UInt8] = []
    for letter in text.utf8 where letter != 0x2d {
      // Only ASCII has capitals here: Unicode's rules would make SS of ß, and I of a Turkish ı.
      let capital = (0x61...0x7a).contains(letter) ? letter & 0xdf : letter
      let meant: UInt8 =
        switch capital {
        case 0x4f: 0x30
        case 0x49, 0x4c: 0x31
        default: capital
        }
      guard let value = Self.alphabet.firstIndex(of: meant) else { return nil }
      values.append(UInt8(value))
    }
    guard values.count == Self.symbolCount + 1, Self.check(values.dropLast()) == values.last else { return nil }
    description = Self.format(values.dropLast())
  }

  /// The order of the text.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

  private static func format(_ values: some Collection<UInt8>) -> String {
    var letters: [UInt8] = []
    for (place, value) in (Array(values) + [check(values)]).enumerated() {
      if place == 4 || place == 8 || place == 12 { letters.append(0x2d) }
      letters.append(alphabet[Int(value)])
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Σ αⁱ⁺¹·cᵢ in GF(2⁵), by Horner's rule from the last symbol to the first.
  private static func check(_ values: some Collection<UInt8>) -> UInt8 {
    var sum: UInt8 = 0
    for value in values.reversed() { sum = timesAlpha(sum ^ value) }
    return sum
  }

  private static func timesAlpha(_ value: UInt8) -> UInt8 {
    let doubled = value << 1
    return doubled & 0x20 == 0 ? doubled : doubled ^ 0x25
  }
}
