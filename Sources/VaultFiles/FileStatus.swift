internal import CLinux
internal import Glibc

/// What the file system says of a file, without opening or following it.
public struct FileStatus: Sendable, Equatable {
  /// The kinds of directory entry.
  public enum Kind: Sendable, Equatable { case regular, folder, link, special }

  /// What it is.
  public let kind: Kind
  /// Size in bytes.
  public let size: UInt64
  /// Last modification, in seconds since 1970-01-01 UTC.
  public let modified: Int64
  /// Nanoseconds beyond ``modified``.
  public let modifiedNanoseconds: Int
  /// The file system that it lies on.
  public let device: UInt64
  /// Number of the file within its file system.
  public let inode: UInt64
  /// Permission bits.
  public let mode: UInt32

  /// Whether it is the very same file or folder, by whatever name.
  public func isSame(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

  init(_ value: stat) {
    kind =
      switch value.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = UInt64(max(0, value.st_size))
    modified = Int64(value.st_mtim.tv_sec)
    modifiedNanoseconds = Int(value.st_mtim.tv_nsec)
    device = UInt64(value.st_dev)
    inode = UInt64(value.st_ino)
    mode = value.st_mode & 0o7777
  }
}
