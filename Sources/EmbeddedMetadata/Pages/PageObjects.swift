/// Objects of a PDF, as they lie in it (ISO 32000-1 §7.3.10).
extension PageSearch {
  /// `12` in `12 0 obj`; nil where something else stands before the word.
  func objectNumber(before word: Int) -> Int? {
    let before = bytes[max(0, word - 40)..<word]
    let parts = before.split(omittingEmptySubsequences: true) { Self.isSpace($0) }.suffix(2)
    guard parts.count == 2, let generation = parts.last, let number = parts.first else { return nil }
    guard Self.isDigits(generation), let first = number.lastIndex(where: { !(0x30...0x39).contains($0) }) else {
      return Self.isDigits(generation) ? Int(String(decoding: number, as: UTF8.self)) : nil
    }
    return Int(String(decoding: number[(first + 1)...], as: UTF8.self))
  }

  /// Whether `12 0 ` stands before the word, at the beginning of a line, with blanks and nothing else between.
  func isPlainNumber(before word: Int) -> Bool {
    let parts = bytes[max(0, word - 24)..<word].split(omittingEmptySubsequences: true) { Self.isSpace($0) }.suffix(2)
    guard parts.count == 2, let number = parts.first, let generation = parts.last else { return false }
    guard Self.isDigits(number), Self.isDigits(generation), generation.endIndex < word else { return false }
    let line = bytes[..<number.startIndex].last { $0 != 32 && $0 != 9 && $0 != 0 && $0 != 12 }
    return line == nil || line == 10 || line == 13
  }

  private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 10 && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
