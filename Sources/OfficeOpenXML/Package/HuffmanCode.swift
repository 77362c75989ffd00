/// A code of RFC 1951 §3.2.2: the lengths of its words say all.
struct HuffmanCode {
  private static let longest = 15
  /// Words up to this length are looked up at once.
  private static let quick = 9

  /// How many words have each length.
  private var counts = [Int](repeating: 0, count: longest + 1)
  /// Symbols by length, then by value.
  private var symbols: [UInt16] = []
  /// For each beginning of nine bits: a symbol × 16 + its length; 0 where the word is longer, or none.
  private var table = [UInt16](repeating: 0, count: 1 << quick)

  /// A code whose symbols have these lengths; 0 stands for a symbol that does not occur.
  /// - Returns: nil for lengths that make no code: too many words, or too few, other than a single one of one bit.
  init?(lengths: ArraySlice<UInt8>) {
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...Self.longest {
      left = left << 1 - counts[length]
      guard left >= 0 else { return nil }
    }
    let used = counts.reduce(0, +)
    guard left == 0 || used == 0 || used == 1 && counts[1] == 1 else { return nil }
    var starts = [Int](repeating: 0, count: Self.longest + 1)
    for length in 1..<Self.longest { starts[length + 1] = starts[length] + counts[length] }
    symbols = [UInt16](repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[starts[Int(length)]] = UInt16(symbol)
      starts[Int(length)] += 1
    }
    fillTable()
  }

  private mutating func fillTable() {
    var (word, place) = (0, 0)
    for length in 1...Self.quick {
      for _ in 0..<counts[length] {
        // Words come with their first bit lowest.
        var reversed = 0
        for bit in 0..<length where word >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        let entry = symbols[place] << 4 | UInt16(length)
        for index in stride(from: reversed, to: 1 << Self.quick, by: 1 << length) { table[index] = entry }
        word += 1
        place += 1
      }
      word <<= 1
    }
  }

  /// The next symbol.
  func next(_ bits: inout BitReader) throws(OfficeError) -> Int {
    let entry = table[bits.peek(Self.quick)]
    if entry != 0 {
      try bits.skip(Int(entry & 15))
      return Int(entry >> 4)
    }
    var (word, first, index) = (0, 0, 0)
    for length in 1...Self.longest {
      word |= try bits.take(1)
      if word - first < counts[length] { return Int(symbols[index + word - first]) }
      index += counts[length]
      first = (first + counts[length]) << 1
      word <<= 1
    }
    throw OfficeError(.damaged, "compressed bytes are damaged")
  }
}
