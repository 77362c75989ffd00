/// The parser's position in a text. The text is passed along rather than held, since a span may not be stored.
struct JSONReader {
  private let maximumDepth: Int
  var offset = 0

  init(maximumDepth: Int) { self.maximumDepth = maximumDepth }

  mutating func document(_ text: Span<UInt8>) throws(JSONError) -> JSON {
    if text.count >= 3, text[0] == 0xef, text[1] == 0xbb, text[2] == 0xbf { throw JSONError(.byteOrderMark, 0) }
    let value = try value(text, depth: 0)
    skipSpace(text)
    guard offset == text.count else { throw JSONError(.trailingData, offset) }
    return value
  }

  private mutating func value(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> JSON {
    switch try peek(text) {
    case UInt8(ascii: "\""): return .string(try string(text))
    case UInt8(ascii: "{"): return .object(try object(text, depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(text, depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number(text))
    case UInt8(ascii: "t"):
      try literal("true", text)
      return .bool(true)
    case UInt8(ascii: "f"):
      try literal("false", text)
      return .bool(false)
    case UInt8(ascii: "n"):
      try literal("null", text)
      return .null
    default: throw JSONError(.unexpectedByte, offset)
    }
  }

  private mutating func object(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> JSONObject {
    guard depth <= maximumDepth else { throw JSONError(.tooDeep, offset) }
    offset += 1
    var object = JSONObject()
    if try peek(text) == UInt8(ascii: "}") {
      offset += 1
      return object
    }
    object.reserve(8)
    while true {
      guard try peek(text) == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, offset) }
      let start = offset
      let name = try string(text)
      guard try peek(text) == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte, offset) }
      offset += 1
      guard object.append(name, try value(text, depth: depth)) else { throw JSONError(.duplicateName, start) }
      if try isAtEnd(of: UInt8(ascii: "}"), text) { return object }
    }
  }

  private mutating func array(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> [JSON] {
    guard depth <= maximumDepth else { throw JSONError(.tooDeep, offset) }
    offset += 1
    var elements: [JSON] = []
    if try peek(text) == UInt8(ascii: "]") {
      offset += 1
      return elements
    }
    while true {
      elements.append(try value(text, depth: depth))
      if try isAtEnd(of: UInt8(ascii: "]"), text) { return elements }
    }
  }

  /// Steps over the comma or the closing bracket; true after the bracket.
  private mutating func isAtEnd(of bracket: UInt8, _ text: Span<UInt8>) throws(JSONError) -> Bool {
    let byte = try peek(text)
    guard byte == bracket || byte == UInt8(ascii: ",") else { throw JSONError(.unexpectedByte, offset) }
    offset += 1
    return byte == bracket
  }

  private mutating func literal(_ word: StaticString, _ text: Span<UInt8>) throws(JSONError) {
    let isThere = word.withUTF8Buffer { letters in
      guard text.count - offset >= letters.count else { return false }
      for place in 0..<letters.count where unsafe letters[place] != text[offset + place] { return false }
      return true
    }
    guard isThere else { throw JSONError(.unexpectedByte, offset) }
    offset += word.utf8CodeUnitCount
  }

  /// The next byte that is not white space (RFC 8259 §2), which stays the next.
  private mutating func peek(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
    skipSpace(text)
    guard offset < text.count else { throw JSONError(.unexpectedEnd, offset) }
    return text[offset]
  }

  private mutating func skipSpace(_ text: Span<UInt8>) {
    while offset < text.count {
      let byte = text[offset]
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return }
      offset += 1
    }
  }
}
