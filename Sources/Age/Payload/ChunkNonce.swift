/// The nonce of a chunk: an 11-byte big-endian counter and one byte that marks the last chunk (age.md, "Payload").
struct ChunkNonce {
  private(set) var bytes = [UInt8](repeating: 0, count: 12)

  mutating func set(_ index: UInt64, isLast: Bool) {
    for place in 0..<8 { bytes[10 - place] = UInt8(truncatingIfNeeded: index >> UInt64(8 * place)) }
    bytes[11] = isLast ? 1 : 0
  }
}
