/// Names of languages.
enum LanguageTag {
  /// Whether a text has the form of a tag (BCP 47, RFC 5646 §2.1): parts of one to eight letters and digits, the first of letters.
  static func isOne(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 35, let first = parts.first, (2...8).contains(first.count),
      first.allSatisfy(isLetter)
    else { return false }
    return parts.allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) && byte < 0x80 }
}
