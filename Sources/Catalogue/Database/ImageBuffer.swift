internal import CSQLite
internal import Glibc

/// Memory that takes a database's image piece by piece, and becomes the database's own: it is never there twice.
@safe public struct ImageBuffer: ~Copyable {
  private let memory: UnsafeMutablePointer<UInt8>
  /// Bytes that it takes.
  public let capacity: Int
  /// Bytes that it has.
  public private(set) var count = 0

  /// Memory for this many bytes; nil where there is none.
  public init?(capacity: Int) {
    guard capacity > 0, let memory = unsafe sqlite3_malloc64(UInt64(capacity)) else { return nil }
    unsafe self.memory = memory.bindMemory(to: UInt8.self, capacity: capacity)
    self.capacity = capacity
    unsafe Self.preferLargePages(memory, capacity)
  }

  /// All of a large image is written at once: with pages of 2 MiB the kernel has far fewer of them to find. It is a wish, and may fail.
  private static func preferLargePages(_ memory: UnsafeMutableRawPointer, _ capacity: Int) {
    let page = 2 << 20
    let start = unsafe memory.alignedUp(toMultipleOf: page)
    let count = unsafe (memory + capacity - start) / page * page
    if count > 0 { unsafe madvise(start, count, MADV_HUGEPAGE) }
  }

  deinit { unsafe sqlite3_free(memory) }

  /// Adds bytes; false where they are more than it takes.
  public mutating func append(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= capacity - count else { return false }
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe memory.advanced(by: count).update(from: start, count: source.count)
    }
    count += bytes.count
    return true
  }

  /// The memory, which is the caller's to free from now on.
  consuming func release() -> (memory: UnsafeMutablePointer<UInt8>, count: Int) {
    let result = unsafe (memory: memory, count: count)
    discard self
    return unsafe result
  }
}
