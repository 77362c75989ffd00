/// RS1024: three words that notice up to three wrong ones (SLIP-0039, "Checksum").
enum ShareChecksum {
  static let wordCount = 3
  private static let generators: [UInt32] = [
    0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009, 0x1C0C2412, 0x3808_6C24, 0x3090_FC48, 0x21B1_F890, 0x3F3F120,
  ]

  static func make(_ words: [Int], isExtendable: Bool) -> [Int] {
    let value = remainder(words + [0, 0, 0], isExtendable) ^ 1
    return [20, 10, 0].map { Int(value >> $0 & 1023) }
  }

  static func holds(_ words: [Int], isExtendable: Bool) -> Bool { remainder(words, isExtendable) == 1 }

  private static func remainder(_ words: [Int], _ isExtendable: Bool) -> UInt32 {
    let customisation = isExtendable ? "shamir_extendable" : "shamir"
    var value: UInt32 = 1
    for word in customisation.utf8.map({ Int($0) }) + words {
      let top = value >> 20
      value = (value & 0xFFFFF) << 10 ^ UInt32(word)
      for (bit, generator) in generators.enumerated() where top >> bit & 1 == 1 { value ^= generator }
    }
    return value
  }
}
