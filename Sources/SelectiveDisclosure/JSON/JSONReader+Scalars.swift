extension JSONReader {
  /// A number by the grammar of RFC 8259 §6: `-`? (`0` | [1-9][0-9]*) (`.` [0-9]+)? ([eE] [+-]? [0-9]+)?
  mutating func number(_ text: Span<UInt8>) throws(JSONError) -> JSONNumber {
    let start = offset
    if isNext(UInt8(ascii: "-"), text) { offset += 1 }
    if isNext(UInt8(ascii: "0"), text) {
      offset += 1
    } else {
      try digits(text)
    }
    if isNext(UInt8(ascii: "."), text) {
      offset += 1
      try digits(text)
    }
    if isNext(UInt8(ascii: "e"), text) || isNext(UInt8(ascii: "E"), text) {
      offset += 1
      if isNext(UInt8(ascii: "+"), text) || isNext(UInt8(ascii: "-"), text) { offset += 1 }
      try digits(text)
    }
    return JSONNumber(checked: ascii(text.extracting(start..<offset)))
  }

  private mutating func digits(_ text: Span<UInt8>) throws(JSONError) {
    let start = offset
    while offset < text.count, text[offset] &- UInt8(ascii: "0") < 10 { offset += 1 }
    guard offset > start else { throw JSONError(offset < text.count ? .invalidNumber : .unexpectedEnd, offset) }
  }

  private func isNext(_ byte: UInt8, _ text: Span<UInt8>) -> Bool { offset < text.count && text[offset] == byte }

  /// A string (RFC 8259 §7). Most have no escape and are taken over in one piece.
  mutating func string(_ text: Span<UInt8>) throws(JSONError) -> String {
    offset += 1
    let start = offset
    let isASCII = try skipPlain(text)
    if text[offset] == UInt8(ascii: "\"") {
      offset += 1
      let letters = text.extracting(start..<offset - 1)
      return isASCII ? ascii(letters) : try utf8(letters, at: start)
    }
    var bytes: [UInt8] = []
    append(text.extracting(start..<offset), to: &bytes)
    while text[offset] == UInt8(ascii: "\\") {
      try escape(text, to: &bytes)
      let plain = offset
      _ = try skipPlain(text)
      append(text.extracting(plain..<offset), to: &bytes)
    }
    offset += 1
    return try utf8(bytes.span, at: start)
  }

  /// Steps to the next quotation mark or backslash, which is there when this returns. Tells whether all before it was ASCII.
  private mutating func skipPlain(_ text: Span<UInt8>) throws(JSONError) -> Bool {
    var all: UInt8 = 0
    // A local counter stays in a register.
    var place = offset
    defer { offset = place }
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return all < 0x80 }
      guard byte >= 0x20 else { throw JSONError(.controlCharacter, place) }
      all |= byte
      place += 1
    }
    throw JSONError(.unexpectedEnd, place)
  }

  private mutating func escape(_ text: Span<UInt8>, to bytes: inout [UInt8]) throws(JSONError) {
    let start = offset
    guard offset + 1 < text.count else { throw JSONError(.unexpectedEnd, text.count) }
    let letter = text[offset + 1]
    offset += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0c)
    case UInt8(ascii: "n"): bytes.append(0x0a)
    case UInt8(ascii: "r"): bytes.append(0x0d)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      var code = try codeUnit(text)
      if code & 0xf800 == 0xd800 { code = try pair(high: code, text, start) }
      guard let scalar = Unicode.Scalar(code) else { throw JSONError(.loneSurrogate, start) }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw JSONError(.invalidEscape, start)
    }
  }

  /// The scalar of a surrogate pair whose first half was read.
  private mutating func pair(high: UInt32, _ text: Span<UInt8>, _ start: Int) throws(JSONError) -> UInt32 {
    guard high < 0xdc00, offset + 1 < text.count, text[offset] == UInt8(ascii: "\\"),
      text[offset + 1] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, start) }
    offset += 2
    let low = try codeUnit(text)
    guard low & 0xfc00 == 0xdc00 else { throw JSONError(.loneSurrogate, start) }
    return 0x10000 + (high & 0x3ff) << 10 + (low & 0x3ff)
  }

  /// Four hexadecimal digits in either case.
  private mutating func codeUnit(_ text: Span<UInt8>) throws(JSONError) -> UInt32 {
    guard text.count - offset >= 4 else { throw JSONError(.unexpectedEnd, text.count) }
    var code: UInt32 = 0
    for _ in 0..<4 {
      let letter = text[offset]
      let digit: UInt8
      switch letter {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = letter - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = letter - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = letter - UInt8(ascii: "A") + 10
      default: throw JSONError(.invalidEscape, offset)
      }
      code = code << 4 | UInt32(digit)
      offset += 1
    }
    return code
  }

  /// The string these bytes are the UTF-8 of (RFC 3629 §3: no overlong form, no surrogate, nothing above U+10FFFF).
  private func utf8(_ bytes: Span<UInt8>, at start: Int) throws(JSONError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes))
    } catch { throw JSONError(.invalidUTF8, start) }
  }

  /// The string of bytes that were seen to be below 0x80, which need no second look.
  private func ascii(_ bytes: Span<UInt8>) -> String {
    unsafe String(copying: UTF8Span(unchecked: bytes, isKnownASCII: true))
  }

  private func append(_ piece: Span<UInt8>, to bytes: inout [UInt8]) {
    unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}
