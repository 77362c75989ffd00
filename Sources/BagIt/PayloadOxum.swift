/// The size of a payload, for noticing an incomplete bag early (RFC 8493 §2.2.2 Payload-Oxum): octets, a point, files.
///
///     279164409832.1198
public struct PayloadOxum: Hashable, Sendable, CustomStringConvertible {
  /// `Payload-Oxum`.
  public static let label = "Payload-Oxum"

  /// The bytes of all payload files together.
  public let byteCount: UInt64
  /// The number of payload files.
  public let fileCount: UInt64

  /// An Oxum.
  public init(byteCount: UInt64, fileCount: UInt64) {
    self.byteCount = byteCount
    self.fileCount = fileCount
  }

  /// Reads an Oxum: two decimal numbers without sign or leading zeros.
  /// - Throws: `.malformedOxum`.
  public init(_ text: String) throws(BagItError) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let byteCount = UInt64(parts[0]), let fileCount = UInt64(parts[1]),
      "\(byteCount).\(fileCount)" == text
    else { throw BagItError(.malformedOxum, "Payload-Oxum") }
    self.byteCount = byteCount
    self.fileCount = fileCount
  }

  /// The Oxum as it is written.
  public var description: String { "\(byteCount).\(fileCount)" }
}
