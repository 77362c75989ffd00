internal import CLinux
internal import Glibc

/// A file that lies in memory and has no name (memfd_create(2)): for another program to read, without a clear byte on
/// a disk. As all memory it may be swapped out.
public final class MemoryFile: Sendable {
  private let file: OpenFile

  /// An empty one.
  public init() throws(FileError) {
    let descriptor = evault_memory_file()
    guard descriptor >= 0 else { throw FileError.last("memfd_create", Self.name) }
    file = OpenFile(descriptor: descriptor, path: Self.name)
  }

  /// One with this content, sealed.
  public convenience init(_ bytes: [UInt8]) throws(FileError) {
    try self.init()
    try write(bytes.span)
    try seal()
  }

  /// Its descriptor in this process, for as long as it lives.
  public var number: Int32 { file.number }

  /// Bytes in it.
  public var byteCount: UInt64 { (try? file.status().size) ?? 0 }

  /// Writes all of `bytes` behind what is there.
  public func write(_ bytes: Span<UInt8>) throws(FileError) { try file.write(bytes) }

  /// Lets nobody change it from here on.
  public func seal() throws(FileError) {
    guard evault_seal_memory_file(file.number) == 0 else { throw FileError.last("fcntl", Self.name) }
  }

  /// Its bytes from the beginning on, at most `limit` of them.
  public func bytes(limit: Int = .max) throws(FileError) -> [UInt8] {
    let count = min(Int(try file.status().size), limit)
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    guard try file.read(at: 0, into: &span) == count else { throw FileError(.changed, "pread", Self.name) }
    return bytes
  }

  /// Opens it for reading, from the beginning on.
  public func open() throws(FileError) -> OpenFile {
    let descriptor = unsafe Glibc.open("/proc/self/fd/\(file.number)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.last("open", Self.name) }
    return OpenFile(descriptor: descriptor, path: Self.name)
  }

  private static let name: FilePath = "a file in memory"
}
