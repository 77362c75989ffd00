/// Reads DER (X.690 §10), element by element: definite lengths in their shortest form, tags of one byte.
struct DERReader {
  /// An element.
  struct Element {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// With tag and length.
    let whole: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(Array(bytes)) }

  private init(slice: ArraySlice<UInt8>) { rest = slice }

  /// The elements of one that is all there is.
  init(only tag: DERTag, in bytes: some Collection<UInt8>) throws(TimestampError) {
    var outer = DERReader(bytes)
    self = try outer.nested(tag)
    try outer.end()
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// What was not read yet.
  var remaining: ArraySlice<UInt8> { rest }

  /// Whether the next element has this tag.
  func has(_ tag: DERTag) -> Bool { rest.first == tag.rawValue }

  mutating func next() throws(TimestampError) -> Element {
    let whole = rest
    guard let tag = rest.popFirst(), tag & 0x1f != 0x1f, let first = rest.popFirst() else { throw Self.broken }
    var count = Int(first)
    if first >= 0x80 {
      let size = Int(first & 0x7f)
      guard (1...4).contains(size), rest.count >= size else { throw Self.broken }
      count = rest.prefix(size).reduce(0) { $0 << 8 | Int($1) }
      guard rest.first != 0, count >= 0x80 else { throw Self.broken }
      rest.removeFirst(size)
    }
    guard count <= rest.count else { throw Self.broken }
    let content = rest.prefix(count)
    rest.removeFirst(count)
    return Element(tag: tag, content: content, whole: whole[..<rest.startIndex])
  }

  /// The next element's content, which must have this tag.
  mutating func next(_ tag: DERTag) throws(TimestampError) -> ArraySlice<UInt8> {
    let element = try next()
    guard element.tag == tag.rawValue else { throw Self.broken }
    return element.content
  }

  /// The next element's content where it has this tag; nil, and nothing read, where it has another or there is none.
  mutating func nextIfPresent(_ tag: DERTag) throws(TimestampError) -> ArraySlice<UInt8>? {
    has(tag) ? try next(tag) : nil
  }

  /// The elements inside the next one.
  mutating func nested(_ tag: DERTag) throws(TimestampError) -> DERReader { DERReader(slice: try next(tag)) }

  /// The content of an INTEGER, in its shortest form.
  mutating func integer(_ tag: DERTag = .integer) throws(TimestampError) -> [UInt8] {
    let content = Array(try next(tag))
    guard let first = content.first else { throw Self.broken }
    if content.count > 1, first == 0 || first == 0xff, (first == 0) == (content[1] < 0x80) { throw Self.broken }
    return content
  }

  /// An INTEGER from 0 to 2³¹ − 1.
  mutating func number(_ tag: DERTag = .integer) throws(TimestampError) -> Int {
    let content = try integer(tag)
    guard content.count <= 4, content[0] < 0x80 else { throw Self.broken }
    return content.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Refuses what is left.
  func end() throws(TimestampError) { guard isAtEnd else { throw Self.broken } }

  static let broken = TimestampError(.malformed, "not DER of the structure that is expected")
}
