/// Ranges of a document that are to go; all other bytes stay as they are.
struct ByteCuts {
  private var ranges: [Range<Int>] = []

  /// Whether nothing goes.
  var isEmpty: Bool { ranges.isEmpty }

  /// Marks a range; it may lie in another one.
  mutating func cut(_ range: Range<Int>) { if !range.isEmpty { ranges.append(range) } }

  /// What is left of a document.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var left: [UInt8] = []
    left.reserveCapacity(bytes.count)
    var place = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > place {
      if range.lowerBound > place { left += bytes[place..<range.lowerBound] }
      place = range.upperBound
    }
    return left + bytes[place...]
  }
}
