/// Looks for words of a PDF's syntax (ISO 32000-1 §7.2) in its bytes.
struct PageSearch {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the word stands anywhere.
  func contains(_ word: StaticString) -> Bool { next(word, from: 0) != nil }

  /// The names that follow a key.
  func names(after key: StaticString) -> Set<String> {
    var names: Set<String> = []
    var place = 0
    while let found = next(key, from: place) {
      place = skipSpace(found + key.utf8CodeUnitCount)
      guard place < bytes.count, bytes[place] == UInt8(ascii: "/") else { continue }
      let end = bytes[(place + 1)...].prefix(32).firstIndex { !Self.isRegular($0) } ?? min(place + 33, bytes.count)
      names.insert(String(decoding: bytes[(place + 1)..<end], as: UTF8.self))
    }
    return names
  }

  /// Where the tables of objects begin, as each end of the file says (§7.5.5).
  func pointers() -> [Int] {
    var pointers: [Int] = []
    var place = 0
    while let found = next("startxref", from: place) {
      place = skipSpace(found + 9)
      let digits = bytes[place...].prefix { (0x30...0x39).contains($0) }.prefix(12)
      pointers.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return pointers
  }

  /// The content of each stream of packed objects (§7.5.7), as it lies there; nil for one whose end is not found, or
  /// that is not packed by DEFLATE alone.
  func objectStreams() -> [ArraySlice<UInt8>?] {
    var streams: [ArraySlice<UInt8>?] = []
    var place = 0
    while let found = next("/ObjStm", from: place) {
      guard let word = next("stream", from: found), let end = next("endstream", from: word + 6) else {
        streams.append(nil)
        return streams
      }
      // Its dictionary may begin before its type: it is what stands between the object's beginning and the content.
      let before = max(place, found - 512)..<found
      let head = bytes[(before.last { bytes[$0] == UInt8(ascii: "j") } ?? before.lowerBound)..<word]
      let start = word + 6 + (word + 6 < bytes.count && bytes[word + 6] == 13 ? 2 : 1)
      let isPacked = Self.contains(head, "FlateDecode") && !Self.contains(head, "DecodeParms")
      streams.append(isPacked && start <= end ? bytes[start..<end] : nil)
      place = end
    }
    return streams
  }

  /// Where the word stands next, before `end`.
  func next(_ word: StaticString, from start: Int, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    let count = word.utf8CodeUnitCount
    let first = unsafe word.utf8Start.pointee
    var place = start
    while place + count <= end {
      guard let found = bytes[place...(end - count)].firstIndex(of: first) else { return nil }
      if unsafe UnsafeBufferPointer(start: word.utf8Start, count: count).elementsEqual(bytes[found..<found + count]) {
        return found
      }
      place = found + 1
    }
    return nil
  }

  func skipSpace(_ start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex { !Self.isSpace($0) } ?? bytes.count
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - word.count)).contains { bytes[$0...].starts(with: word) }
  }

  /// §7.2.2.
  static func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }

  /// §7.2.2.
  static func isRegular(_ byte: UInt8) -> Bool {
    byte > 32 && byte < 127 && !"()<>[]{}/%".utf8.contains(byte)
  }
}
