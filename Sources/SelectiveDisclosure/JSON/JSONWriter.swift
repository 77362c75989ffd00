/// Writes JSON (RFC 8259) in one spelling per value: members in the order they have, no white space, and only the escapes that
/// RFC 8259 §7 requires (`\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t`, else `\u00xx` in lower case).
///
///     {"name":"Ana","tags":["a","b"]}
public enum JSONWriter {
  private static let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)

  /// The value as UTF-8.
  public static func write(_ value: JSON) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    append(value, to: &bytes)
    return bytes
  }

  /// The object as UTF-8.
  public static func write(_ object: JSONObject) -> [UInt8] { write(.object(object)) }

  /// The value for people: a member or element to a line, two spaces a level, `": "` after a name, no line feed at the end.
  public static func writePretty(_ value: JSON) -> [UInt8] {
    var bytes: [UInt8] = []
    appendPretty(value, level: 0, to: &bytes)
    return bytes
  }

  static func append(_ value: JSON, to bytes: inout [UInt8]) {
    switch value {
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for place in elements.indices {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        append(elements[place], to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      let members = object.members
      for place in members.indices {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        append(members[place].name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(members[place].value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .string(let text): append(text, to: &bytes)
    case .number(let number): bytes.append(contentsOf: number.literal.utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    }
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let span = text.utf8Span.span
    var isPlain = true
    // Without an early exit the loop takes many bytes at once.
    for place in span.indices { isPlain = isPlain && !needsEscape(span[place]) }
    if isPlain {
      unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    } else {
      for place in span.indices { appendEscaped(span[place], to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    guard needsEscape(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0c: bytes.append(UInt8(ascii: "f"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(hexDigits[Int(byte >> 4)])
      bytes.append(hexDigits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static func appendPretty(_ value: JSON, level: Int, to bytes: inout [UInt8]) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for place in elements.indices {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        appendLine(level + 1, to: &bytes)
        appendPretty(elements[place], level: level + 1, to: &bytes)
      }
      appendLine(level, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
    case .object(let object) where !object.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in object.members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        appendLine(level + 1, to: &bytes)
        append(member.name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        appendPretty(member.value, level: level + 1, to: &bytes)
      }
      appendLine(level, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    default: append(value, to: &bytes)
    }
  }

  private static func appendLine(_ level: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }
}
