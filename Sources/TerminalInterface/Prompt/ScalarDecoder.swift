/// Bytes that come one by one, as Unicode scalars (UTF-8, RFC 3629).
struct ScalarDecoder {
  /// What became whole.
  enum Result: Equatable {
    case scalar(Unicode.Scalar)
    /// Bytes that are part of no scalar.
    case malformed
  }

  private var open: [UInt8] = []

  /// Whether a scalar was begun.
  var isOpen: Bool { !open.isEmpty }

  /// Takes the next byte.
  /// - Returns: none while a scalar is open; two where it was cut short by another.
  mutating func take(_ byte: UInt8) -> [Result] {
    guard byte & 0xc0 == 0x80 else {
      let before: [Result] = finish() ? [.malformed] : []
      if byte < 0x80 { return before + [.scalar(Unicode.Scalar(byte))] }
      guard (0xc2...0xf4).contains(byte) else { return before + [.malformed] }
      open = [byte]
      return before
    }
    guard let first = open.first else { return [.malformed] }
    open.append(byte)
    guard open.count == (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2) else { return [] }
    defer { open = [] }
    guard let text = String(validating: open, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return [.malformed]
    }
    return [.scalar(scalar)]
  }

  /// No more bytes come for what is open.
  /// - Returns: whether something was: it is part of no scalar.
  mutating func finish() -> Bool {
    defer { open = [] }
    return isOpen
  }
}
