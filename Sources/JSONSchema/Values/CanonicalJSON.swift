import SelectiveDisclosure

/// A JSON value as bytes that two values share exactly if JSON Schema takes them for equal (Core §4.2.2): numbers by
/// value, strings by their UTF-8, objects without regard to order.
struct CanonicalJSON: Hashable, Sendable {
  /// The bytes: self-delimiting, meant for comparison only.
  let bytes: [UInt8]

  /// The form of a value.
  init(_ value: JSON) {
    var bytes: [UInt8] = []
    Self.append(value, to: &bytes)
    self.bytes = bytes
  }

  private static func append(_ value: JSON, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(UInt8(ascii: "n"))
    case .bool(let value): bytes.append(UInt8(ascii: value ? "t" : "f"))
    case .number(let number): append(ExactDecimal(number), to: &bytes)
    case .string(let text): append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for element in elements { append(element, to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for member in object.members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
        append(member.name, to: &bytes)
        append(member.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "s"))
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(_ number: ExactDecimal, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: number.isNegative ? "-" : "+"))
    bytes.append(contentsOf: number.digits.lazy.map { $0 + UInt8(ascii: "0") })
    bytes.append(UInt8(ascii: "e"))
    bytes.append(contentsOf: String(number.exponent).utf8)
    bytes.append(UInt8(ascii: ";"))
  }
}
