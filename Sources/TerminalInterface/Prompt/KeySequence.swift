/// What a key that is no letter sends (ECMA-48, 5.4: a control sequence), and the marks around a paste (xterm, mode 2004).
struct KeySequence {
  /// What a byte is part of.
  enum Part: Equatable {
    /// Nothing: it is a byte of the text.
    case none
    /// A sequence that goes on.
    case within
    /// The last of the mark before a paste.
    case pasteBegins
    /// The last of the mark behind a paste.
    case pasteEnds
    /// The last of another sequence, an arrow's or the like.
    case otherKey
    /// Nothing, and these bytes before it were no sequence either.
    case released([UInt8])
    /// The first of a sequence, and these bytes before it were none.
    case begunAnew([UInt8])
  }

  private static let longest = 32
  private var bytes: [UInt8] = []
  private var isPasting = false

  /// Whether a sequence was begun.
  var isOpen: Bool { !bytes.isEmpty }

  /// Takes the next byte.
  mutating func take(_ byte: UInt8) -> Part {
    if isPasting { return takePasted(byte) }
    switch bytes.count {
    case 0:
      guard byte == 0x1b else { return .none }
    case 1:
      guard byte == 0x5b || byte == 0x4f else { return release(byte) }
    default:
      guard bytes.count < Self.longest, (0x20...0x7e).contains(byte) else { return release(byte) }
      if bytes[1] == 0x4f || byte >= 0x40 {
        defer { bytes = [] }
        if bytes + [byte] == Self.mark("200~") {
          isPasting = true
          return .pasteBegins
        }
        return .otherKey
      }
    }
    bytes.append(byte)
    return .within
  }

  /// In a paste only its end is a sequence.
  private mutating func takePasted(_ byte: UInt8) -> Part {
    let end = Self.mark("201~")
    guard end[bytes.count] == byte else { return bytes.isEmpty && byte != 0x1b ? .none : release(byte) }
    bytes.append(byte)
    guard bytes == end else { return .within }
    bytes = []
    isPasting = false
    return .pasteEnds
  }

  private mutating func release(_ byte: UInt8) -> Part {
    let before = bytes
    bytes = []
    guard byte == 0x1b else { return .released(before) }
    bytes = [byte]
    return before.isEmpty ? .within : .begunAnew(before)
  }

  private static func mark(_ rest: String) -> [UInt8] { [0x1b, 0x5b] + Array(rest.utf8) }
}
