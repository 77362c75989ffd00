/// The streams of a PDF (ISO 32000-1 §7.3.8), one after another. What is found as one is what stands so, wherever an
/// object may begin; what is none for sure is one that is not clear.
struct PageStreams: Sequence, IteratorProtocol {
  /// What begins behind the word `obj`.
  private struct Object {
    let word: Int
    /// Where its dictionary ends, and what follows begins.
    let end: Int
    /// What the dictionary has; nil where it is none.
    let values: [String: PageReader.Value]?
  }

  private let search: PageSearch
  private let scalars: PageScalars
  private var place = 0
  private var objectPlace = 0
  private var objects: [Object] = []
  /// Bytes that may still be read: what begins again and again inside of itself ends with it.
  private var left: Int

  /// - Parameter scalars: what single values stand for that a dictionary names by their object.
  init(_ search: PageSearch, _ scalars: PageScalars = PageScalars()) {
    self.search = search
    self.scalars = scalars
    left = search.bytes.count * 4 + 1 << 16
  }

  /// The next one; nil where there is none.
  mutating func next() -> PageStream? {
    let bytes = search.bytes
    while let word = search.nextWord("stream", from: place) {
      place = word.upperBound
      // Part of another word, of `Bitstream` or `endstream`.
      if word.lowerBound > 0, PageSearch.isRegular(bytes[word.lowerBound - 1]) {
        continue
      }
      takeObjects(before: word.lowerBound)
      guard left > 0 else {
        place = bytes.count
        return PageStream(unknown: nil)
      }
      let heads = objects.filter { $0.end == word.lowerBound && $0.values != nil }
      let around = objects.filter { $0.end > word.lowerBound }
      let isBehindDictionary = bytes[..<word.lowerBound].last { !PageSearch.isSpace($0) } == UInt8(ascii: ">")
      // In a text or a remark of an object.
      if heads.isEmpty, !around.isEmpty, !isBehindDictionary { continue }
      let start = contentStart(word.upperBound)
      let end = search.next("endstream", from: start.place)
      place = end?.upperBound ?? bytes.count
      objectPlace = place
      objects = []
      let content = end.map { withoutEndOfLine(start.place..<$0.lowerBound) }
      guard heads.count == 1, around.isEmpty, let head = heads.first, let values = head.values else {
        return PageStream(unknown: content)
      }
      return PageStream(
        object: number(before: head.word), values, scalars,
        hasPredictor: search.hasName("/Predictor", in: head.word..<head.end),
        isClear: start.isClear && isEnded && !hasStream(content), content: content)
    }
    return nil
  }

  private mutating func takeObjects(before end: Int) {
    objects.removeAll { $0.end < end }
    while left > 0, let word = search.nextWord("obj", from: objectPlace, to: end) {
      objectPlace = word.upperBound
      if search.bytes[..<word.lowerBound].suffix(3).elementsEqual("end".utf8) { continue }
      var reader = PageReader(bytes: search.bytes, place: objectPlace)
      let values = reader.dictionary(PageStream.keys)
      if values == nil {
        left -= reader.place - objectPlace
        reader.place = objectPlace
        if reader.value() == nil {
          left -= reader.place - objectPlace
          continue
        }
      }
      reader.skip()
      left -= reader.place - objectPlace
      if reader.place >= end { objects.append(Object(word: word.lowerBound, end: reader.place, values: values)) }
    }
  }

  /// Where the content begins: behind the end of the line, which blanks may stand before.
  private func contentStart(_ start: Int) -> (place: Int, isClear: Bool) {
    let bytes = search.bytes
    var place = start
    while place < bytes.count, [0, 9, 12, 32].contains(bytes[place]) { place += 1 }
    guard place < bytes.count, [10, 13].contains(bytes[place]) else { return (start, false) }
    return (bytes[place...].starts(with: [13, 10]) ? place + 2 : place + 1, true)
  }

  /// Whether the object ends with the stream: else what was found as its end is in it.
  private var isEnded: Bool {
    search.bytes[search.skipSpace(place)...].starts(with: "endobj".utf8)
  }

  /// Whether there may be an object in it that has a stream of its own.
  private func hasStream(_ content: ArraySlice<UInt8>?) -> Bool {
    guard let content, let object = search.nextWord("obj", from: content.startIndex, to: content.endIndex) else {
      return false
    }
    return search.nextWord("stream", from: object.upperBound, to: content.endIndex) != nil
  }

  /// `12` in `12 0 obj`.
  private func number(before word: Int) -> String {
    let parts = search.bytes[Swift.max(0, word - 24)..<word].split { PageSearch.isSpace($0) }.suffix(2)
    guard parts.count == 2, let number = parts.first, number.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return ""
    }
    return String(decoding: number, as: UTF8.self)
  }

  private func withoutEndOfLine(_ range: Range<Int>) -> ArraySlice<UInt8> {
    let content = search.bytes[range]
    if content.suffix(2) == [13, 10] { return content.dropLast(2) }
    return content.last == 10 || content.last == 13 ? content.dropLast() : content
  }
}
