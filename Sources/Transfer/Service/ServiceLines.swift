/// Lines of a word, a space and a value, as they go to `evault-transfer` and come from it (Schemas/README.md §3.10).
enum ServiceLines {
  /// The longest line: 8,192 bytes.
  static let maximumByteCount = 8192

  /// The lines of the values that are there, in this order, with the empty line at their end.
  static func print(_ first: String?, _ values: [(word: String, value: String?)]) -> [UInt8] {
    var text = first.map { $0 + "\n" } ?? ""
    for (word, value) in values {
      if let value { text += "\(word) \(value)\n" }
    }
    return Array((text + "\n").utf8)
  }

  /// The values by their words; nil where a line is none, or a word is there twice.
  static func values(_ lines: some Sequence<[UInt8]>) -> [String: String]? {
    var values: [String: String] = [:]
    for line in lines {
      guard let text = String(validating: line, as: UTF8.self) else { return nil }
      let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, values.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else { return nil }
    }
    return values
  }

  /// Whether a value can stand on a line.
  static func isValue(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= maximumByteCount - 32 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
  }
}
