extension [UInt8] {
  /// Takes a copy of these bytes in at the end.
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Whether both hold the same bytes, in a time that does not depend on them.
  func isEqualInConstantTime(to other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for index in indices { difference |= self[index] ^ other[index] }
    return difference == 0
  }
}

extension MutableSpan where Element == UInt8 {
  /// Overwrites the first bytes with these, of which there are at most `count`.
  mutating func copy(_ bytes: Span<UInt8>) {
    precondition(bytes.count <= count)
    unsafe withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in unsafe target.copyMemory(from: source) }
    }
  }
}
