/// A stream of a PDF (ISO 32000-1 §7.3.8) as it lies there.
struct PageStream {
  /// The number of its object, in digits; empty where none is found.
  let object: String
  /// What is to be undone to read it, first to last; nil where that stands elsewhere.
  let filters: [String]?
  /// Whether its dictionary says that it is an image.
  let isImage: Bool
  /// Whether it was made smaller by guesses, which are not undone here.
  let hasPredictor: Bool
  /// Where its dictionary is, and perhaps something before that.
  let head: Range<Int>
  /// Its content; nil where its end is not found.
  let content: ArraySlice<UInt8>?
}

extension PageSearch {
  /// The next stream; nil where there is none.
  /// - Parameter place: where to begin to look; afterwards the end of that stream.
  func stream(from place: inout Int) -> PageStream? {
    let before = place
    while let word = next("stream", from: place) {
      place = word.upperBound
      // A dictionary stands before it, and an end of line behind it; else it is a word in something else.
      let last = bytes[before..<word.lowerBound].last { !Self.isSpace($0) }
      guard last == UInt8(ascii: ">"), place < bytes.count, [10, 13].contains(bytes[place]) else { continue }
      let start = bytes[place...].starts(with: [13, 10]) ? place + 2 : place + 1
      let end = next("endstream", from: start)
      place = end?.upperBound ?? bytes.count
      return stream(head: before..<word.lowerBound, content: end.map { withoutEndOfLine(start..<$0.lowerBound) })
    }
    return nil
  }

  private func stream(head: Range<Int>, content: ArraySlice<UInt8>?) -> PageStream {
    let word = head.last { bytes[$0..<head.upperBound].starts(with: [0x6f, 0x62, 0x6a]) }
    let inner = (word ?? head.lowerBound)..<head.upperBound
    return PageStream(
      object: word.map { number(before: $0, from: head.lowerBound) } ?? "", filters: filters(inner),
      isImage: hasName("/Image", in: inner), hasPredictor: hasName("/Predictor", in: inner), head: inner,
      content: content)
  }

  /// `12` in `12 0 obj`.
  private func number(before word: Int, from start: Int) -> String {
    let parts = bytes[max(start, word - 24)..<word].split { Self.isSpace($0) }.suffix(2)
    guard parts.count == 2, let number = parts.first, number.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return ""
    }
    return String(decoding: number, as: UTF8.self)
  }

  /// One name, a list of them, or a reference to either.
  private func filters(_ head: Range<Int>) -> [String]? {
    guard let key = next("/Filter", from: head.lowerBound, to: head.upperBound) else { return [] }
    let value = bytes[min(skipSpace(key.upperBound), head.upperBound)..<head.upperBound]
    switch value.first {
    case UInt8(ascii: "/"):
      return [Self.name(value.dropFirst().prefix { Self.isRegular($0) })]
    case UInt8(ascii: "["):
      let list = value.dropFirst().prefix { $0 != UInt8(ascii: "]") }
      guard list.allSatisfy({ Self.isSpace($0) || Self.isRegular($0) || $0 == UInt8(ascii: "/") }),
        list.first(where: { !Self.isSpace($0) }).map({ $0 == UInt8(ascii: "/") }) ?? true
      else { return nil }
      return list.split { Self.isSpace($0) || $0 == UInt8(ascii: "/") }.map { Self.name($0) }
    default: return nil
    }
  }

  private func withoutEndOfLine(_ range: Range<Int>) -> ArraySlice<UInt8> {
    let content = bytes[range]
    if content.suffix(2) == [13, 10] { return content.dropLast(2) }
    return content.last == 10 || content.last == 13 ? content.dropLast() : content
  }
}
