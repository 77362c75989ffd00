extension BagInfo {
  /// The file: UTF-8, lines ended by LF, folded only where a line would be longer than 79 characters, and only at single spaces,
  /// so that reading gives the same value back. A word longer than a line stays whole.
  public var bytes: [UInt8] {
    var output: [UInt8] = []
    for element in elements {
      var column = element.label.unicodeScalars.count + 1
      output += Array(element.label.utf8) + [0x3a]
      for (index, word) in Self.words(element.value).enumerated() {
        let width = word.unicodeScalars.count + 1
        if index > 0, column + width > Self.columns {
          output += [0x0a]
          column = 0
        }
        output += [0x20] + Array(word.utf8)
        column += width
      }
      output += [0x0a]
    }
    return output
  }

  /// The parts between single spaces; longer runs of blanks stay inside a part, since a fold would lose them.
  private static func words(_ value: String) -> [String] {
    let bytes = Array(value.utf8)
    var words: [String] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x20 {
      guard index > 0, index + 1 < bytes.count, !TagLines.isBlank(bytes[index - 1]), !TagLines.isBlank(bytes[index + 1])
      else { continue }
      words.append(String(decoding: bytes[start..<index], as: UTF8.self))
      start = index + 1
    }
    words.append(String(decoding: bytes[start...], as: UTF8.self))
    return words
  }
}
