/// Random bytes taken from libcrypto in gulps of 4 KiB: a call for each salt would cost more than the salt's hash.
/// For salts, decoys and nonces; one thread at a time.
public struct RandomPool: ~Copyable {
  private static let gulp = 4096
  private var bytes: [UInt8] = []
  private var used = 0

  /// An empty pool; it fills itself.
  public init() {}

  /// The next `count` random bytes; none is given out twice.
  public mutating func next(_ count: Int) -> [UInt8] {
    if count > Self.gulp { return SecureRandom.bytes(count) }
    if used + count > bytes.count {
      bytes = SecureRandom.bytes(Self.gulp)
      used = 0
    }
    defer { used += count }
    return Array(bytes[used..<used + count])
  }
}
