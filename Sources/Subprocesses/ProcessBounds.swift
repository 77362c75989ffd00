/// What another program may take, enforced by the kernel (getrlimit(2)): it gets nothing to read before they hold.
public struct ProcessBounds: Sendable, Hashable {
  /// Bytes of memory that it may map.
  public var memoryByteCount: UInt64
  /// Seconds of a processor.
  public var processorSeconds: UInt64
  /// Files that it may have open.
  public var openFileCount: UInt64

  /// Bounds. Beside them it writes no file and leaves no image of its memory.
  public init(memoryByteCount: UInt64 = 2 << 30, processorSeconds: UInt64 = 120, openFileCount: UInt64 = 64) {
    self.memoryByteCount = memoryByteCount
    self.processorSeconds = processorSeconds
    self.openFileCount = openFileCount
  }
}
