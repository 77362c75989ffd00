/// How an object's content is padded before it is sealed (Schemas/README.md §3.1): ISO/IEC 7816-4 padding to a Padmé size class.
/// It hides which of many known documents an object is; the price is at most 12 % (3 % from 64 KiB on).
public enum Padding {
  /// Content of this many bytes or more is not padded: 16 MiB.
  public static let unpaddedFrom: UInt64 = 1 << 24
  /// No plaintext is shorter: 512 bytes.
  public static let minimum: UInt64 = 512

  /// Bytes of plaintext for `count` bytes of content.
  public static func paddedByteCount(content count: UInt64) -> UInt64 {
    count >= unpaddedFrom ? count : max(minimum, padme(count + 1))
  }

  /// Padmé (Nikitin et al., PETS 2019, §4): `length` rounded up so that its floating-point form has at most log₂ log₂ bits of mantissa.
  static func padme(_ length: UInt64) -> UInt64 {
    guard length > 2 else { return length }
    let exponent = UInt64(63 - length.leadingZeroBitCount)
    let mantissaBits = UInt64(64 - exponent.leadingZeroBitCount)
    guard exponent > mantissaBits else { return length }
    let mask = (UInt64(1) << (exponent - mantissaBits)) - 1
    return (length + mask) & ~mask
  }

  /// The padding that follows `count` bytes of content; empty from 16 MiB on.
  public static func bytes(after count: UInt64) -> [UInt8] {
    let padded = paddedByteCount(content: count)
    guard padded > count else { return [] }
    return [0x80] + [UInt8](repeating: 0, count: Int(padded - count) - 1)
  }

  /// The content's length in a plaintext whose content's size is not known from elsewhere; nil where the padding is not the one
  /// that this program writes.
  public static func contentCount(of plaintext: [UInt8]) -> Int? {
    guard let last = plaintext.lastIndex(where: { $0 != 0 }), plaintext[last] == 0x80,
      paddedByteCount(content: UInt64(last)) == UInt64(plaintext.count)
    else { return nil }
    return last
  }
}
