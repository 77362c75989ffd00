internal import Glibc

extension Folder {
  /// One name in a folder.
  public struct Entry: Sendable, Equatable {
    /// The name, a single component.
    public let name: FilePath
    /// What it is, without following it.
    public let kind: FileStatus.Kind
  }

  /// The names in this folder, in the order of their bytes; `.` and `..` are left out.
  public func entries() throws(FileError) -> [Entry] {
    let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = unsafe fdopendir(copy) else { throw FileError.last("opendir", path) }
    defer { unsafe closedir(stream) }
    var result: [Entry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw FileError.last("readdir", path) }
        break
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { unsafe FilePath(bytes: bytes(of: $0)) }
      }
      if name == "." || name == ".." { continue }
      let kind: FileStatus.Kind =
        switch unsafe Int32(entry.pointee.d_type) {
        case Int32(DT_REG): .regular
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): try status(name)?.kind ?? .special
        default: .special
        }
      result.append(Entry(name: name, kind: kind))
    }
    return result.sorted { $0.name.bytes.lexicographicallyPrecedes($1.name.bytes) }
  }

  private func bytes(of pointer: UnsafePointer<UInt8>) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: pointer, count: strnlen(pointer, 255)))
  }
}
