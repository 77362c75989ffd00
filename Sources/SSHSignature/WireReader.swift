/// Reads the data types of RFC 4251 §5 one after another; nil where the bytes end too early.
struct WireReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func raw(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func uint32() -> UInt32? {
    guard let four = raw(4) else { return nil }
    return four.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A length and as many bytes; the length is compared with what is there before anything is copied.
  mutating func string() -> [UInt8]? {
    guard let count = uint32() else { return nil }
    return raw(Int(count))
  }
}
