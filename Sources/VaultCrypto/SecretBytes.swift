internal import COpenSSL

/// Secret bytes in libcrypto's secure heap: locked in memory, left out of core dumps, overwritten when the last user lets go.
///
/// A class, so that handing a secret on never copies it. Where the heap cannot be locked (a small `RLIMIT_MEMLOCK`), the bytes
/// are still overwritten at the end.
@safe public final class SecretBytes: @unchecked Sendable {
  // Sendable is unchecked because the pointer is; the bytes are written once, before init returns, and only read afterwards.
  private let memory: UnsafeMutableBufferPointer<UInt8>

  /// Locks the secure heap; done once, before the first secret.
  private static let heap: Bool = CRYPTO_secure_malloc_init(1 << 20, 16) == 1

  /// `count` bytes, zero at first, which `fill` then writes.
  public init<E: Error>(count: Int, _ fill: (inout MutableSpan<UInt8>) throws(E) -> Void) throws(E) {
    _ = Self.heap
    guard let start = unsafe evault_secure_malloc(max(count, 1)) else {
      preconditionFailure("no memory left for a secret")
    }
    let buffer = unsafe UnsafeMutableBufferPointer(
      start: start.bindMemory(to: UInt8.self, capacity: max(count, 1)), count: count)
    unsafe buffer.initialize(repeating: 0)
    unsafe memory = buffer
    var span = unsafe buffer.mutableSpan
    try fill(&span)
  }

  /// A copy of these bytes. The original is the caller's to cleanse.
  public convenience init(copying bytes: Span<UInt8>) {
    self.init(count: bytes.count) { target in
      for index in 0..<bytes.count { target[index] = bytes[index] }
    }
  }

  /// Takes the bytes over: the array is overwritten.
  public convenience init(taking bytes: inout [UInt8]) {
    self.init(copying: bytes.span)
    bytes.cleanse()
  }

  deinit { unsafe evault_secure_clear_free(memory.baseAddress, max(memory.count, 1)) }

  /// How many bytes there are.
  public var count: Int { unsafe memory.count }

  /// Lends the bytes.
  public func withBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try unsafe body(memory.span)
  }

  /// Whether both hold the same bytes, in a time that does not depend on them.
  public func isEqual(to other: SecretBytes) -> Bool {
    unsafe count == other.count && CRYPTO_memcmp(memory.baseAddress, other.memory.baseAddress, count) == 0
  }
}

extension [UInt8] {
  /// Overwrites the bytes with zeros in a way the compiler does not optimise away, and leaves the array empty.
  public mutating func cleanse() {
    unsafe withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    removeAll()
  }
}

extension Span where Element == UInt8 {
  /// The bytes as an array.
  public func copiedBytes() -> [UInt8] { unsafe withUnsafeBufferPointer { unsafe Array($0) } }
}
