/// Reads values of a PDF's syntax (ISO 32000-1 §7.3) one after another.
struct PageReader {
  /// A value, as far as anything is made of it.
  enum Value: Hashable {
    case number(Double)
    case name(String)
    /// The number of an object.
    case reference(Int)
    /// At most the first nine.
    case array([Value])
    /// How many bytes stand between its brackets.
    case text(Int)
    case other
  }

  private static let maximumDepth = 64
  private static let maximumElementCount = 9

  let bytes: [UInt8]
  /// Where it ends for this reader.
  let end: Int
  var place: Int
  /// What lies in all that was read, where somebody wants to know.
  var mentions: PageMentions?

  init(bytes: [UInt8], place: Int, end: Int = .max) {
    self.bytes = bytes
    self.place = place
    self.end = min(end, bytes.count)
  }

  /// The values of these keys in the dictionary that begins here; one that is there twice is `.other`.
  /// - Returns: nil where there is no dictionary, or it is malformed.
  mutating func dictionary(_ keys: Set<String>, depth: Int = 0) -> [String: Value]? {
    skip()
    guard take("<<"), depth < Self.maximumDepth else { return nil }
    var values: [String: Value] = [:]
    var entries: [PageEntry] = []
    while true {
      skip()
      if take(">>") {
        mentions?.close(entries, depth: depth, in: bytes)
        return values
      }
      let start = place
      guard take("/") else { return nil }
      let key = name()
      let mark = mentions?.mark
      skip()
      let written = place
      guard let value = value(depth: depth + 1) else { return nil }
      if keys.contains(key) { values[key] = values[key] == nil ? value : .other }
      if mentions?.hasEnded(place - start) ?? false { return nil }
      guard let mark, let entry = mentions?.close(key, value, since: mark, range: start..<place, written: written)
      else { continue }
      if entries.count <= PageMentions.maximumEntryCount { entries.append(entry) }
    }
  }

  /// The value that begins here; nil where it is malformed.
  mutating func value(depth: Int = 0) -> Value? {
    skip()
    guard place < end, depth < Self.maximumDepth else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "/"):
      place += 1
      return .name(name())
    case UInt8(ascii: "("):
      let start = place
      return string() ? .text(place - start - 2) : nil
    case UInt8(ascii: "["):
      place += 1
      var elements: [Value] = []
      while true {
        skip()
        if take("]") { return .array(elements) }
        guard let element = value(depth: depth + 1), !(mentions?.hasEnded(1) ?? false) else { return nil }
        if elements.count < Self.maximumElementCount { elements.append(element) }
      }
    case UInt8(ascii: "<"):
      if bytes[place..<end].starts(with: "<<".utf8) { return dictionary([], depth: depth).map { _ in .other } }
      let last = bytes[place..<end].firstIndex(of: UInt8(ascii: ">"))
      let count = (last ?? end) - place - 1
      place = last.map { $0 + 1 } ?? end
      return last == nil ? nil : .text(count / 2)
    default: return word()
    }
  }

  /// Digits; nil for anything else.
  mutating func integer() -> Int? {
    skip()
    let digits = bytes[min(place, end)..<end].prefix(12).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    place = digits.endIndex
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A number, a reference (§7.3.10), or a keyword.
  private mutating func word() -> Value? {
    let start = place
    if let object = integer() {
      let last = place
      if integer() != nil {
        skip()
        if place < end, bytes[place] == UInt8(ascii: "R"),
          place + 1 >= end || !PageSearch.isRegular(bytes[place + 1])
        {
          place += 1
          mentions?.mention(object, at: start..<place)
          return .reference(object)
        }
      }
      place = last
      if place >= end || !PageSearch.isRegular(bytes[place]) { return .number(Double(object)) }
    }
    let text = bytes[start..<end].prefix { PageSearch.isRegular($0) }
    guard !text.isEmpty else { return nil }
    place = text.endIndex
    return Double(String(decoding: text, as: UTF8.self)).map(Value.number) ?? .other
  }

  private mutating func name() -> String {
    let written = bytes[place..<end].prefix { PageSearch.isRegular($0) || $0 >= 0x7f }
    place = written.endIndex
    return PageSearch.name(written)
  }

  /// §7.3.4.2: brackets in it are in pairs.
  private mutating func string() -> Bool {
    var depth = 0
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): place += 1
      default: break
      }
      place += 1
      if depth == 0 { return place <= end }
    }
    place = end
    return false
  }

  /// Whether a word stands here by itself, behind what says nothing; goes on behind it.
  mutating func takeWord(_ word: StaticString) -> Bool {
    skip()
    let start = place
    if take(word), place >= end || !PageSearch.isRegular(bytes[place]) { return true }
    place = start
    return false
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    let isHere = unsafe bytes[min(place, end)..<end].starts(
      with: UnsafeBufferPointer(start: word.utf8Start, count: count))
    if isHere { place += count }
    return isHere
  }

  /// To the end of a line.
  mutating func skipRemark() { place = bytes[place..<end].firstIndex { $0 == 10 || $0 == 13 } ?? end }

  /// A name, with the slash before it.
  mutating func takeName() -> String {
    place += 1
    return name()
  }

  /// White space, and remarks to the end of a line.
  mutating func skip() {
    while place < end {
      if bytes[place] == UInt8(ascii: "%") {
        let start = place
        skipRemark()
        mentions?.remark(at: start..<place)
      } else if PageSearch.isSpace(bytes[place]) {
        place += 1
      } else {
        return
      }
    }
  }
}
