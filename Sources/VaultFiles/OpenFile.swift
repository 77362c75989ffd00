internal import CLinux
internal import Glibc

/// An open regular file, closed when its owner lets go.
public struct OpenFile: ~Copyable, Sendable {
  private let descriptor: Int32
  /// How people call it.
  public let path: FilePath

  init(descriptor: Int32, path: FilePath) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  var number: Int32 { descriptor }

  /// Standard input.
  public static var standardInput: OpenFile { OpenFile(descriptor: dup(0), path: "standard input") }

  /// Standard output.
  public static var standardOutput: OpenFile { OpenFile(descriptor: dup(1), path: "standard output") }

  /// The program that runs, as the kernel has it: this file, also where another one has its name by now.
  public static func ownProgram() throws(FileError) -> OpenFile {
    let path: FilePath = "/proc/self/exe"
    let descriptor = unsafe path.withCString { unsafe Glibc.open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError.last("open", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// What the file system says of it now.
  public func status() throws(FileError) -> FileStatus {
    var value = stat()
    guard unsafe fstat(descriptor, &value) == 0 else { throw FileError.last("fstat", path) }
    return FileStatus(value)
  }

  /// Fills `buffer` from the current place on, as far as the file goes; fewer bytes than asked for mean its end.
  public func read(into buffer: inout MutableSpan<UInt8>) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count == 0 { break }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw FileError.last("read", path)
      }
    }
    return done
  }

  /// Fills `buffer` from byte `offset` on, as far as the file goes.
  public func read(at offset: UInt64, into buffer: inout MutableSpan<UInt8>) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe pread(
          descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset) + off_t(done))
      }
      if count == 0 { break }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw FileError.last("pread", path)
      }
    }
    return done
  }

  /// Everything from the current place on.
  /// - Throws: `.tooLarge` where that is over `limit` bytes.
  public func readToEnd(limit: Int) throws(FileError) -> [UInt8] {
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(limit + 1, 1 << 16))
    while true {
      var span = piece.mutableSpan
      let count = try read(into: &span)
      result += piece[..<count]
      guard result.count <= limit else { throw FileError(.tooLarge, "read", path, reason: "over \(limit) bytes") }
      if count < piece.count { return result }
    }
  }

  /// Writes all of `bytes` at the current place.
  public func write(_ bytes: Span<UInt8>) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw FileError.last("write", path)
      }
    }
  }

  /// Writes all of `bytes` at the current place.
  public func write(_ bytes: [UInt8]) throws(FileError) { try write(bytes.span) }

  /// Returns when the bytes are on the medium (`fsync`).
  public func sync() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError.last("fsync", path) }
  }

  /// Makes the file read-only for everyone, and its times the same as every other object's: they tell nothing.
  public func seal(constantTime seconds: Int) throws(FileError) {
    let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    guard unsafe futimens(descriptor, times) == 0 else { throw FileError.last("futimens", path) }
    guard fchmod(descriptor, 0o444) == 0 else { throw FileError.last("fchmod", path) }
  }

  /// Whether a part of it was never written, as far as the file system tells. The next reading begins at its start.
  public func hasHole() throws(FileError) -> Bool {
    let size = try status().size
    // SEEK_HOLE, lseek(2): a file without holes has one at its end.
    let hole = lseek(descriptor, 0, 4)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileError.last("lseek", path) }
    return hole >= 0 && UInt64(hole) < size
  }

  /// Tells the kernel that the file is read once, from front to back.
  public func adviseSequential() { _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }

  /// Whether it is a terminal.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Takes the file's lock, or fails at once with `.locked`; the kernel releases it when the process ends.
  public func lock(exclusive: Bool, wait: Bool) throws(FileError) {
    let operation = (exclusive ? LOCK_EX : LOCK_SH) | (wait ? 0 : LOCK_NB)
    while flock(descriptor, operation) != 0 {
      if errno != EINTR { throw FileError.last("flock", path) }
    }
  }

  /// Lets the lock go.
  public func unlock() { _ = flock(descriptor, LOCK_UN) }
}
