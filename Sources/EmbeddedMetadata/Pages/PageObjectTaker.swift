/// Takes the objects of a PDF one by one, wherever one may begin.
protocol PageObjectTaker {
  /// Whether all of them could be read.
  var isWhole: Bool { get set }

  /// Looks at all that they stand in.
  mutating func notice(_ search: PageSearch)

  /// Takes an object.
  /// - Parameter reader: where it begins; afterwards where it ends.
  /// - Returns: false where it cannot be read.
  mutating func take(_ number: Int, _ reader: inout PageReader) -> Bool
}

extension PageObjectTaker {
  mutating func notice(_ search: PageSearch) {}

  /// Takes what stands in a file's own objects.
  mutating func take(_ search: PageSearch) {
    notice(search)
    var place = 0
    while let word = search.next("obj", from: place) {
      place = word.upperBound
      guard let number = search.objectNumber(before: word.lowerBound) else { continue }
      var reader = PageReader(bytes: search.bytes, place: place)
      if !take(number, &reader) { isWhole = false }
      // Nothing is read twice, as the inside of something else.
      place = max(place, reader.place)
    }
  }

  /// Takes what stands in a stream of packed objects (ISO 32000-1 §7.5.7).
  /// - Parameter first: where the first of them begins; nil where that is not known.
  mutating func take(packed content: [UInt8], first: Int?) {
    notice(PageSearch(content))
    guard let first, (0...content.count).contains(first) else { return isWhole = false }
    var head = PageReader(bytes: Array(content[..<first]), place: 0)
    var body = PageReader(bytes: content, place: 0)
    var end = 0
    while let number = head.integer(), let offset = head.integer() {
      body.place = first + offset
      // They stand in order, one behind the other.
      guard body.place >= end else { return isWhole = false }
      if !take(number, &body) { isWhole = false }
      end = body.place
    }
  }
}
