/// The path of a file in a bag, relative to the bag and plainly inside it (RFC 8493 §2.1.3, §5.1).
///
///     data/0001-statement.mp4
///
/// UTF-8, 1 to 4096 bytes, `/` between components. Refused, because some system would look elsewhere: an empty, `.` or `..`
/// component, an absolute path, a drive letter, a backslash, a leading `~`, and NUL.
public struct BagPath: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The longest path: 4096 bytes.
  public static let maximumByteCount = 4096

  /// The path as UTF-8.
  public let bytes: [UInt8]

  /// A path.
  /// - Throws: `.unsafePath`.
  public init(_ bytes: [UInt8]) throws(BagItError) {
    guard (1...Self.maximumByteCount).contains(bytes.count) else { throw BagItError(.unsafePath, "length") }
    guard bytes[0] != 0x7e else { throw BagItError(.unsafePath, "leading tilde") }
    guard bytes.count < 2 || bytes[1] != 0x3a || !Self.isLetter(bytes[0]) else {
      throw BagItError(.unsafePath, "drive letter")
    }
    var start = 0
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x2f
      guard byte != 0, byte != 0x5c else { throw BagItError(.unsafePath, "backslash or NUL") }
      guard byte == 0x2f else { continue }
      let isDots = (1...2).contains(index - start) && bytes[start..<index].allSatisfy { $0 == 0x2e }
      guard index > start, !isDots else { throw BagItError(.unsafePath, "empty or dot component") }
      start = index + 1
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw BagItError(.unsafePath, "no UTF-8") }
    self.bytes = bytes
  }

  /// A path.
  /// - Throws: `.unsafePath`.
  public init(_ text: String) throws(BagItError) { try self.init(Array(text.utf8)) }

  /// Whether it lies in the payload folder `data/`.
  public var isPayload: Bool { bytes.starts(with: Self.payloadPrefix) && bytes.count > Self.payloadPrefix.count }

  /// Whether it lies in the bag's top folder.
  public var isTopLevel: Bool { !bytes.contains(0x2f) }

  /// The path as a string.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// The order of the bytes.
  public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

  private static let payloadPrefix = Array("data/".utf8)

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
}
