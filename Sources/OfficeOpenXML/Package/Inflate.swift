/// Unpacks DEFLATE (RFC 1951). Written here, in a language that checks each access, so that no other program sees a hostile file, and
/// none has to be installed.
public enum Inflate {
  /// The content of `packed`.
  /// - Parameters:
  ///   - limit: bytes that it may have; it is refused when it would have one more, before that is made.
  ///   - isWhole: whether bytes behind the end of the content are damage.
  public static func unpack(
    _ packed: ArraySlice<UInt8>, limit: Int, isWhole: Bool = false
  ) throws(OfficeError) -> [UInt8] {
    var bits = BitReader(packed)
    var output: [UInt8] = []
    // DEFLATE makes no more than 1,032 bytes of one.
    output.reserveCapacity(min(limit, packed.count * 4))
    var isLast = false
    while !isLast {
      isLast = try bits.take(1) == 1
      switch try bits.take(2) {
      case 0: try copyStored(&bits, &output, limit)
      case 1: try expand(&bits, &output, limit, fixed)
      case 2: try expand(&bits, &output, limit, readCodes(&bits))
      default: throw damaged
      }
    }
    guard !isWhole || bits.leftCount == 0 else { throw damaged }
    return output
  }

  private struct Codes {
    let literals: HuffmanCode
    let distances: HuffmanCode
  }

  private static let damaged = OfficeError(.damaged, "compressed bytes are damaged")
  private static let tooLarge = OfficeError(.tooLarge, "a part unpacks to more than the ZIP file says")

  /// §3.2.6. The last two symbols of each never occur, but take part in making the code.
  private static let fixed: Codes = {
    let lengths = (0..<288).map { UInt8($0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8) }
    guard let literals = HuffmanCode(lengths: lengths[...]),
      let distances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 32)[...])
    else { preconditionFailure("the code of RFC 1951 §3.2.6 is one") }
    return Codes(literals: literals, distances: distances)
  }()

  /// §3.2.5: bases and extra bits of lengths from symbol 257 on, and of distances.
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
  /// §3.2.7: in which order the lengths of the code for lengths come.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// §3.2.4.
  private static func copyStored(_ bits: inout BitReader, _ output: inout [UInt8], _ limit: Int) throws(OfficeError) {
    try bits.align()
    let count = try bits.take(16)
    guard try bits.take(16) == ~count & 0xffff else { throw damaged }
    guard count <= limit - output.count else { throw tooLarge }
    output += try bits.takeBytes(count)
  }

  /// §3.2.7.
  private static func readCodes(_ bits: inout BitReader) throws(OfficeError) -> Codes {
    let literalCount = try bits.take(5) + 257
    let distanceCount = try bits.take(5) + 1
    let orderCount = try bits.take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw damaged }
    var lengths = [UInt8](repeating: 0, count: 19)
    for place in 0..<orderCount { lengths[order[place]] = UInt8(try bits.take(3)) }
    guard let code = HuffmanCode(lengths: lengths[...]) else { throw damaged }
    var all: [UInt8] = []
    while all.count < literalCount + distanceCount {
      let symbol = try code.next(&bits)
      let (value, count): (UInt8, Int)
      switch symbol {
      case 16:
        guard let last = all.last else { throw damaged }
        (value, count) = (last, try bits.take(2) + 3)
      case 17: (value, count) = (0, try bits.take(3) + 3)
      case 18: (value, count) = (0, try bits.take(7) + 11)
      default: (value, count) = (UInt8(symbol), 1)
      }
      all += repeatElement(value, count: count)
    }
    // Without the symbol that ends a block there is no end.
    guard all.count == literalCount + distanceCount, all[256] != 0,
      let literals = HuffmanCode(lengths: all[..<literalCount]),
      let distances = HuffmanCode(lengths: all[literalCount...])
    else { throw damaged }
    return Codes(literals: literals, distances: distances)
  }

  private static func expand(
    _ bits: inout BitReader, _ output: inout [UInt8], _ limit: Int, _ codes: Codes
  ) throws(OfficeError) {
    while true {
      let symbol = try codes.literals.next(&bits)
      if symbol < 256 {
        guard output.count < limit else { throw tooLarge }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < lengthBases.count else { throw damaged }
      let length = lengthBases[symbol - 257] + (try bits.take(lengthBits[symbol - 257]))
      let far = try codes.distances.next(&bits)
      guard far < distanceBases.count else { throw damaged }
      let distance = distanceBases[far] + (try bits.take(distanceBits[far]))
      guard distance <= output.count else { throw damaged }
      guard length <= limit - output.count else { throw tooLarge }
      // What is copied may be what was copied just now.
      let start = output.count - distance
      for place in start..<(start + length) { output.append(output[place]) }
    }
  }
}
