/// Looks for words of a PDF's syntax (ISO 32000-1 §7.2) in its bytes.
struct PageSearch {
  private static let maximumValueByteCount = 256

  let bytes: [UInt8]
  private let look = Look.current

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the word stands anywhere.
  func contains(_ word: StaticString) -> Bool { next(word, from: 0) != nil }

  /// Whether the name stands there, and not only as the beginning of another.
  func hasName(_ name: StaticString, in range: Range<Int>? = nil) -> Bool {
    let range = range ?? bytes.indices
    var place = range.lowerBound
    while let found = next(name, from: place, to: range.upperBound) {
      place = found.upperBound
      if place >= bytes.count || !Self.isRegular(bytes[place]) { return true }
    }
    return false
  }

  /// Which of these names follow a key.
  func names(after key: StaticString, among known: Set<String>) -> Set<String> {
    var names: Set<String> = []
    for place in PageValues(self, after: key) where place < bytes.count && bytes[place] == UInt8(ascii: "/") {
      let name = Self.name(bytes[(place + 1)...].prefix(96).prefix { Self.isRegular($0) })
      if known.contains(name) { names.insert(name) }
    }
    return names
  }

  /// The values that follow a key. One that cannot be read, or is long, is a list of something where it begins as one.
  func words(after key: StaticString) -> some Sequence<PageReader.Value> {
    PageValues(self, after: key).lazy.map { place in
      var reader = PageReader(bytes: bytes, place: place, end: place + Self.maximumValueByteCount)
      if let value = reader.value() { return value }
      return place < bytes.count && bytes[place] == UInt8(ascii: "[") ? .array([.other]) : .other
    }
  }

  /// Where the tables of objects begin, as each end of the file says (§7.5.5).
  func pointers() -> [Int] {
    PageValues(self, after: "startxref").map { place in
      bytes[place...].prefix { (0x30...0x39).contains($0) }.prefix(12).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// Where the word stands next, before `end`; nowhere once nobody wants to know any more.
  func next(_ word: StaticString, from start: Int, to end: Int? = nil) -> Range<Int>? {
    let end = min(end ?? bytes.count, bytes.count)
    let count = word.utf8CodeUnitCount
    let first = unsafe word.utf8Start.pointee
    var place = start
    while place + count <= end {
      guard let found = bytes[place...(end - count)].firstIndex(of: first), !look.hasEnded(found - place + 1) else {
        return nil
      }
      if let last = self.end(of: word, at: found, before: end) { return found..<last }
      place = found + 1
    }
    return nil
  }

  /// Where the word stands next that no regular character follows.
  func nextWord(_ word: StaticString, from start: Int, to end: Int? = nil) -> Range<Int>? {
    var place = start
    while let found = next(word, from: place, to: end) {
      place = found.upperBound
      if place >= bytes.count || !Self.isRegular(bytes[place]) { return found }
    }
    return nil
  }

  /// Where the word ends that begins here; nil where it does not. In a name any character may be its number (§7.3.5).
  private func end(of word: StaticString, at start: Int, before end: Int) -> Int? {
    let isName = unsafe word.utf8Start.pointee == UInt8(ascii: "/")
    var place = start
    for index in 0..<word.utf8CodeUnitCount {
      guard place < end else { return nil }
      let wanted = unsafe word.utf8Start[index]
      if bytes[place] == wanted {
        place += 1
      } else if isName, Self.escaped(bytes[place..<end]) == wanted {
        place += 3
      } else {
        return nil
      }
    }
    return place
  }

  /// The byte that `#42` stands for.
  private static func escaped(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    let digits = bytes.prefix(3).dropFirst()
    guard bytes.first == UInt8(ascii: "#"), digits.count == 2, digits.allSatisfy(isHexadecimal) else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  /// A name as it is meant (§7.3.5), without the slash before it.
  static func name(_ written: ArraySlice<UInt8>) -> String {
    guard written.contains(UInt8(ascii: "#")) else { return String(decoding: written, as: UTF8.self) }
    var rest = written
    var name: [UInt8] = []
    while let byte = rest.first {
      let escaped = escaped(rest)
      name.append(escaped ?? byte)
      rest = rest.dropFirst(escaped == nil ? 1 : 3)
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// White space, and remarks to the end of a line.
  func skipSpace(_ start: Int) -> Int {
    var reader = PageReader(bytes: bytes, place: min(start, bytes.count))
    reader.skip()
    return reader.place
  }

  /// §7.2.2.
  static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32: true
    default: false
    }
  }

  /// §7.2.2.
  static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    // ( ) < > [ ] { } / %
    case 0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25: false
    default: byte > 32 && byte < 127
    }
  }
}
