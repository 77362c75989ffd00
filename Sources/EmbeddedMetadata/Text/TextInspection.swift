/// Looks at what begins as plain text, piece by piece to its end: whoever reads it sees all of it only where it goes on as text.
public struct TextInspection: Sendable {
  /// The beginning of a character whose end has not come yet.
  private var cut: [UInt8] = []
  private var isText = true

  /// Of nothing so far.
  public init() {}

  /// Takes the next bytes.
  public mutating func take(_ bytes: Span<UInt8>) {
    guard isText, bytes.count > 0 else { return }
    var piece = cut
    piece.reserveCapacity(cut.count + bytes.count)
    unsafe bytes.withUnsafeBufferPointer { unsafe piece.append(contentsOf: $0) }
    var end = piece.count
    // The bytes of a character that go on, up to three, and the one that begins it.
    while end > max(0, piece.count - 3), piece[end - 1] & 0xc0 == 0x80 { end -= 1 }
    if end > 0, piece[end - 1] >= 0xc0 { end -= 1 } else { end = piece.count }
    cut = Array(piece[end...])
    isText = Self.isText(piece[..<end])
  }

  /// What there is to say of all of it: not all was looked at where it is no text in UTF-8, has other control characters than tabs and ends of
  /// lines and pages, or characters that show nothing or turn the order of others.
  public consuming func finish() -> Inspection {
    isText && Self.isText(cut[...]) ? Inspection() : Inspection(gap: .unreadable)
  }

  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 || $0 == 0x0a || $0 == 0x0d || $0 == 0x0c }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return false }
    return bytes.allSatisfy { $0 < 0x80 } || !text.unicodeScalars.contains(where: isHidden)
  }

  /// What shows nothing, or shows what follows in another order than it has. Marks and joiners that scripts need are
  /// none of it.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85: false
    case 0x80...0x9f, 0x202a...0x202e, 0x2066...0x2069, 0xe0000...0xe007f: true
    default: false
    }
  }
}
