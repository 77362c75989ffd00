internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Parts an object's plaintext into content, which is hashed and passed on, and padding, which must be the one that belongs there.
struct PayloadSink: ~Copyable {
  private let size: UInt64
  private let padded: UInt64
  private var taken: UInt64 = 0
  private var hasher = SHA256()
  private var isPaddingRight = true

  init(size: UInt64) {
    self.size = size
    padded = Padding.paddedByteCount(content: size)
  }

  mutating func take(_ plain: Span<UInt8>, _ emit: (Span<UInt8>) throws(FileError) -> Void) throws(FileError) {
    let content = taken < size ? Int(min(UInt64(plain.count), size - taken)) : 0
    if content > 0 {
      let part = plain.extracting(first: content)
      hasher.update(part)
      try emit(part)
    }
    for place in content..<plain.count where plain[place] != (taken + UInt64(place) == size ? 0x80 : 0) {
      isPaddingRight = false
    }
    taken += UInt64(plain.count)
  }

  /// Whether content and padding had the lengths they must have.
  var isComplete: Bool { taken == padded && isPaddingRight }

  /// SHA-256 of the content.
  mutating func digest() -> SHA256Digest { hasher.finish() }
}
