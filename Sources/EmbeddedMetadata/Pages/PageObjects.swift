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

  private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 10 && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
