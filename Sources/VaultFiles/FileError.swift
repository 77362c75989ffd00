internal import Glibc

/// What the operating system refused, and where.
public struct FileError: Error, Equatable, Sendable {
  /// The kinds of refusal that callers tell apart.
  public enum Code: Sendable {
    case notFound
    case exists
    case notPermitted
    case readOnly
    case noSpace
    /// A symbolic link where none may be: it is never followed.
    case link
    /// A folder, device, socket or pipe where a regular file was expected.
    case notRegular
    /// More bytes than the caller allowed.
    case tooLarge
    /// The file was written to while it was read.
    case changed
    /// Another process holds the lock.
    case locked
    case inputOutput
  }

  /// The kind.
  public let code: Code
  /// The system call or step that failed, for example `openat`.
  public let operation: String
  /// The file or folder, escaped for a terminal.
  public let path: String
  /// The system's own word for the reason, for example `No space left on device`.
  public let reason: String
  /// Whether the system found something else where a folder was asked for.
  public let isNoFolder: Bool

  /// Two errors are the same when kind and file are.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code && left.path == right.path }

  /// An error that this program found, rather than the operating system.
  public init(_ code: Code, _ operation: String, _ path: FilePath, reason: String = "") {
    self.init(code, operation, path, reason: reason, isNoFolder: false)
  }

  private init(_ code: Code, _ operation: String, _ path: FilePath, reason: String, isNoFolder: Bool) {
    self.code = code
    self.operation = operation
    self.path = path.description
    self.reason = reason
    self.isNoFolder = isNoFolder
  }

  /// The error of the system call that has just failed.
  static func last(_ operation: String, _ path: FilePath) -> FileError {
    let number = errno
    let code: Code =
      switch number {
      case ENOENT: .notFound
      case EEXIST, ENOTEMPTY: .exists
      case EACCES, EPERM: .notPermitted
      case EROFS: .readOnly
      case ENOSPC, EDQUOT: .noSpace
      // A stick may take no file of 4 GiB.
      case EFBIG: .tooLarge
      case ELOOP: .link
      case EISDIR, ENOTDIR, ENXIO: .notRegular
      case EWOULDBLOCK: .locked
      default: .inputOutput
      }
    let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    return FileError(code, operation, path, reason: reason, isNoFolder: number == ENOTDIR)
  }
}
