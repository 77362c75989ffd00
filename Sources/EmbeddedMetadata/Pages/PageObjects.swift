/// Objects of a PDF, as they lie in it (ISO 32000-1 §7.3.10, §7.5.7).
extension PageSearch {
  /// A stream of packed objects.
  struct ObjectStream {
    /// Its content, as it lies there.
    let content: ArraySlice<UInt8>
    /// Where the first object begins in it once it is unpacked; nil where that stands elsewhere.
    let first: Int?
  }

  /// The streams of packed objects; nil for one whose end is not found, or that is not packed by DEFLATE alone.
  func objectStreams() -> [ObjectStream?] {
    var streams: [ObjectStream?] = []
    var place = 0
    while let found = next("/ObjStm", from: place) {
      guard let word = next("stream", from: found.upperBound), let end = next("endstream", from: word.upperBound) else {
        streams.append(nil)
        return streams
      }
      // Its dictionary may begin before its type: it is what stands between the object's beginning and the content.
      let before = max(place, found.lowerBound - 512)..<found.lowerBound
      let head = (before.last { bytes[$0] == UInt8(ascii: "j") }.map { $0 + 1 } ?? before.lowerBound)..<word.lowerBound
      let start = word.upperBound + (word.upperBound < bytes.count && bytes[word.upperBound] == 13 ? 2 : 1)
      let isPacked =
        hasName("/FlateDecode", in: head) && next("/DecodeParms", from: head.lowerBound, to: head.upperBound) == nil
      var reader = PageReader(bytes: bytes, place: head.lowerBound)
      var first: Int?
      if case .number(let number) = reader.dictionary(["First"])?["First"] { first = Int(exactly: number) }
      streams.append(
        isPacked && start <= end.lowerBound ? ObjectStream(content: bytes[start..<end.lowerBound], first: first) : nil)
      place = end.lowerBound
    }
    return streams
  }

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
