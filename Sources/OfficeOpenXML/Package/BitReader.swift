/// Bits of bytes, the lowest first (RFC 1951 §3.1.1).
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var held: UInt64 = 0
  private var heldCount = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  private static let damaged = OfficeError(.damaged, "compressed bytes end early")

  /// Whole bytes of which no bit was taken.
  var leftCount: Int { bytes.endIndex - place + heldCount / 8 }

  private mutating func fill() {
    while heldCount <= 56, place < bytes.endIndex {
      held |= UInt64(bytes[place]) << UInt64(heldCount)
      place += 1
      heldCount += 8
    }
  }

  /// The next bits without taking them; zeros where there are no more.
  mutating func peek(_ count: Int) -> Int {
    if heldCount < count { fill() }
    return Int(held & (1 << UInt64(count) - 1))
  }

  mutating func skip(_ count: Int) throws(OfficeError) {
    guard count <= heldCount else { throw Self.damaged }
    held >>= UInt64(count)
    heldCount -= count
  }

  /// Takes up to 16 bits.
  mutating func take(_ count: Int) throws(OfficeError) -> Int {
    let value = peek(count)
    try skip(count)
    return value
  }

  /// Takes whole bytes, from the next whole one on.
  mutating func takeBytes(_ count: Int) throws(OfficeError) -> ArraySlice<UInt8> {
    // What is held goes back.
    let start = place - heldCount / 8
    guard count <= bytes.endIndex - start else { throw Self.damaged }
    (held, heldCount, place) = (0, 0, start + count)
    return bytes[start..<place]
  }

  /// Leaves out the rest of a byte.
  mutating func align() throws(OfficeError) { try skip(heldCount % 8) }
}
