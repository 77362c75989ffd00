internal import Encodings

/// A SHA-256 digest (FIPS 180-4): 32 bytes, held inline.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  /// 32.
  public static let byteCount = 32

  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest whose value is these bytes; nil unless they are exactly 32.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    words = unsafe bytes.withUnsafeBytes { buffer in
      unsafe buffer.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
    }
  }

  /// The digest whose value is these bytes; nil unless they are exactly 32.
  public init?(_ bytes: [UInt8]) { self.init(bytes.span) }

  /// The digest written as 64 lower-case hexadecimal letters; nil for anything else.
  public init?(hex: String) {
    guard hex.utf8.count == 2 * Self.byteCount, let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes)
  }

  init(finishing body: (UnsafeMutablePointer<UInt8>) -> Void) {
    var value: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    unsafe withUnsafeMutableBytes(of: &value) { buffer in
      guard let base = unsafe buffer.bindMemory(to: UInt8.self).baseAddress else { return }
      unsafe body(base)
    }
    words = value
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { unsafe withUnsafeBytes(of: words) { unsafe Array($0) } }

  /// 64 lower-case hexadecimal letters.
  public var hex: String { unsafe withUnsafeBytes(of: words) { unsafe Hex.encode($0) } }

  /// The same as ``hex``.
  public var description: String { hex }

  /// Equal when all 32 bytes are.
  public static func == (left: Self, right: Self) -> Bool {
    left.words.0 == right.words.0 && left.words.1 == right.words.1 && left.words.2 == right.words.2
      && left.words.3 == right.words.3
  }

  /// Feeds the first eight bytes, which are as good as random.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension SHA256Digest: Comparable {
  /// The order of the bytes, which is the order of the hexadecimal names.
  public static func < (left: Self, right: Self) -> Bool {
    let a = [left.words.0, left.words.1, left.words.2, left.words.3]
    let b = [right.words.0, right.words.1, right.words.2, right.words.3]
    for (x, y) in zip(a, b) where x != y { return x.bigEndian < y.bigEndian }
    return false
  }
}
