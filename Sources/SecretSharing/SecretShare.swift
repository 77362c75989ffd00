/// One share of a secret, as words that a person can write down and type (SLIP-0039).
public struct SecretShare: Sendable, Equatable {
  private static let prefixWordCount = 4
  private static let minimumWordCount = 20
  private static let maximumWordCount = 33

  /// What shares of one splitting have in common: random, 15 bits.
  public let identifier: Int
  /// Which group it belongs to, from 0.
  public let groupIndex: Int
  /// How many groups are needed.
  public let groupThreshold: Int
  /// How many groups there are.
  public let groupCount: Int
  /// Its number in its group, from 0.
  public let index: Int
  /// How many shares of its group are needed.
  public let threshold: Int
  let isExtendable: Bool
  let iterationExponent: Int
  let value: [UInt8]

  init(
    identifier: Int, isExtendable: Bool, iterationExponent: Int, groupIndex: Int = 0, groupThreshold: Int = 1,
    groupCount: Int = 1, index: Int, threshold: Int, value: [UInt8]
  ) {
    self.identifier = identifier
    self.isExtendable = isExtendable
    self.iterationExponent = iterationExponent
    self.groupIndex = groupIndex
    self.groupThreshold = groupThreshold
    self.groupCount = groupCount
    self.index = index
    self.threshold = threshold
    self.value = value
  }

  /// The words.
  public var words: [String] {
    let header = identifier << 5 | (isExtendable ? 1 : 0) << 4 | iterationExponent
    let numbers =
      groupIndex << 16 | (groupThreshold - 1) << 12 | (groupCount - 1) << 8 | index << 4 | (threshold - 1)
    var data = [header >> 10, header & 1023, numbers >> 10, numbers & 1023]
    let bitCount = value.count * 8
    let wordCount = (bitCount + 9) / 10
    // The value stands at the end of its words, with zero bits before it.
    let padding = wordCount * 10 - bitCount
    for word in 0..<wordCount {
      data.append(
        (0..<10).reduce(0) { sum, bit in
          let place = word * 10 + bit - padding
          return sum << 1 | (place < 0 ? 0 : Int(value[place / 8] >> (7 - place % 8)) & 1)
        })
    }
    return (data + ShareChecksum.make(data, isExtendable: isExtendable)).map { WordList.words[$0] }
  }

  /// Reads words; case does not matter.
  public init(words: some Collection<String>) throws(SecretSharingError) {
    guard (Self.minimumWordCount...Self.maximumWordCount).contains(words.count) else {
      throw .wrongLength(words.count)
    }
    var data: [Int] = []
    for word in words {
      guard let index = WordList.indexes[word.lowercased()] else { throw .unknownWord(data.count + 1) }
      data.append(index)
    }
    let valueWords = data[Self.prefixWordCount..<data.count - ShareChecksum.wordCount]
    let padding = valueWords.count * 10 % 16
    guard padding <= 8 else { throw .wrongLength(words.count) }
    let header = data[0] << 10 | data[1]
    let numbers = data[2] << 10 | data[3]
    isExtendable = header >> 4 & 1 == 1
    guard ShareChecksum.holds(data, isExtendable: isExtendable) else { throw .badChecksum }
    identifier = header >> 5
    iterationExponent = header & 15
    groupIndex = numbers >> 16
    groupThreshold = (numbers >> 12 & 15) + 1
    groupCount = (numbers >> 8 & 15) + 1
    index = numbers >> 4 & 15
    threshold = (numbers & 15) + 1
    var bits = valueWords.flatMap { word in (0..<10).map { UInt8(word >> (9 - $0) & 1) } }
    guard groupThreshold <= groupCount, groupIndex < groupCount, bits.prefix(padding).allSatisfy({ $0 == 0 }) else {
      throw .malformed
    }
    bits.removeFirst(padding)
    value = stride(from: 0, to: bits.count, by: 8).map { bits[$0..<$0 + 8].reduce(0) { $0 << 1 | $1 } }
  }
}
