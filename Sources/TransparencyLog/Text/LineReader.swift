/// Takes newline-terminated lines off the front of a text.
struct LineReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ text: [UInt8]) { rest = text[...] }

  /// The next line without its newline; nil where no newline is left.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: .newline) else { return nil }
    let line = rest[..<end]
    rest = rest[(end + 1)...]
    return line
  }
}

extension UInt8 {
  static let newline: UInt8 = 0x0a
  static let space: UInt8 = 0x20
  static let plus: UInt8 = 0x2b
}

extension Collection<UInt8> {
  /// What follows `prefix`; nil where the bytes do not start with it.
  func afterPrefix(_ prefix: some Collection<UInt8>) -> SubSequence? {
    starts(with: prefix) ? dropFirst(prefix.count) : nil
  }
}
