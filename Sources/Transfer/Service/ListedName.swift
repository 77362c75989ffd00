/// Names as lists of object stores have them on the way to `evault`: any bytes, one spelling (Schemas/README.md §3.10, *Object stores*). What is not
/// `A-Z a-z 0-9 . _ - /` is `%` and two digits `0-9 A-F`: no name can end a line, and whoever may put a file cannot make a list unreadable.
public enum ListedName {
  /// The most bytes of a spelled name: each of a key's may take three.
  public static let maximumByteCount = 3 * ServiceRequest.maximumKeyByteCount

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// The one spelling of a service's name; nil for one that is empty or longer than a key can be.
  /// - Parameter isEncoded: whether the service was asked to encode it, and did (`encoding-type=url`): then a `+` is a space.
  public static func spelled(_ text: String, isEncoded: Bool) -> String? {
    guard let bytes = isEncoded ? decoded(Array(text.utf8), plusIsSpace: true) : Array(text.utf8), !bytes.isEmpty,
      bytes.count <= ServiceRequest.maximumKeyByteCount
    else { return nil }
    var spelled: [UInt8] = []
    for byte in bytes {
      if isPlain(byte) {
        spelled.append(byte)
      } else {
        spelled += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: spelled, as: UTF8.self)
  }

  /// Whether a text is such a spelling.
  public static func isSpelled(_ text: String) -> Bool {
    guard text.utf8.count <= maximumByteCount, let bytes = bytes(text), !bytes.isEmpty else { return false }
    return spelled(text, isEncoded: true) == text
  }

  /// The bytes of a spelled name, by which lists are in order; nil where it is none.
  public static func bytes(_ text: String) -> [UInt8]? { decoded(Array(text.utf8), plusIsSpace: false) }

  private static func decoded(_ text: [UInt8], plusIsSpace: Bool) -> [UInt8]? {
    var bytes: [UInt8] = []
    var place = 0
    while place < text.count {
      switch text[place] {
      case 0x25:
        guard place + 2 < text.count, let high = digit(text[place + 1]), let low = digit(text[place + 2]) else {
          return nil
        }
        bytes.append(high << 4 | low)
        place += 3
      case 0x2b where plusIsSpace:
        bytes.append(0x20)
        place += 1
      default:
        bytes.append(text[place])
        place += 1
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2e, 0x5f, 0x2d, 0x2f: true
    default: false
    }
  }
}
