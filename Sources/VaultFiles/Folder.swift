internal import CLinux
internal import Glibc

/// An open folder. Names are resolved inside it, one component at a time, and no symbolic link is ever followed.
public final class Folder: Sendable {
  let descriptor: Int32
  /// How people call it.
  public let path: FilePath

  init(descriptor: Int32, path: FilePath) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Opens the folder a person named; links on the way to it are theirs, and followed.
  public static func open(_ path: FilePath) throws(FileError) -> Folder {
    let descriptor = unsafe path.withCString { unsafe openat(AT_FDCWD, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError.last("open", path) }
    return Folder(descriptor: descriptor, path: path)
  }

  /// Makes a folder (mode 0700) and opens it.
  /// - Throws: `.exists` where there is one already and `mayExist` is false.
  public static func create(_ path: FilePath, mayExist: Bool = false) throws(FileError) -> Folder {
    let result = unsafe path.withCString { unsafe mkdirat(AT_FDCWD, $0, 0o700) }
    if result != 0, !(mayExist && errno == EEXIST) { throw FileError.last("mkdir", path) }
    return try open(path)
  }

  /// Removes a folder in which nothing is.
  /// - Throws: `.exists` where something is in it.
  public static func removeEmpty(_ path: FilePath) throws(FileError) {
    let result = unsafe path.withCString { unsafe unlinkat(AT_FDCWD, $0, AT_REMOVEDIR) }
    if result != 0 { throw FileError.last("rmdir", path) }
  }

  /// Makes a folder with all folders above it, each with mode 0700, and opens it.
  public static func createAll(_ path: FilePath) throws(FileError) -> Folder {
    do throws(FileError) {
      return try create(path, mayExist: true)
    } catch {
      guard error.code == .notFound, path.parent != path else { throw error }
      _ = try createAll(path.parent)
      return try create(path, mayExist: true)
    }
  }

  /// The folder of this name or relative path inside.
  /// - Parameter create: make what is missing, with mode 0700.
  public func folder(_ name: FilePath, create: Bool = false) throws(FileError) -> Folder {
    var current = self
    for component in name.components { current = try current.child(component, create: create) }
    return current
  }

  private func child(_ name: FilePath, create: Bool) throws(FileError) -> Folder {
    let full = path.appending(name)
    try refuseParent(name, full)
    for attempt in 0..<2 {
      let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      let child = unsafe name.withCString { unsafe openat(descriptor, $0, flags) }
      if child >= 0 { return Folder(descriptor: child, path: full) }
      guard create, attempt == 0, errno == ENOENT else { break }
      let made = unsafe name.withCString { unsafe mkdirat(descriptor, $0, 0o700) }
      if made != 0, errno != EEXIST { throw FileError.last("mkdir", full) }
    }
    let error = FileError.last("open", full)
    if error.code == .notRegular, try status(name)?.kind == .link { throw FileError(.link, "open", full) }
    throw error
  }

  private func refuseParent(_ name: FilePath, _ full: FilePath) throws(FileError) {
    if name == ".." { throw FileError(.notPermitted, "open", full, reason: "leads out of the folder") }
  }

  /// The folder that a relative path leads to, without following links, and the name in it.
  func split(_ name: FilePath) throws(FileError) -> (Folder, FilePath) {
    if name.isName, name != ".." { return (self, name) }
    let parts = name.components
    guard let last = parts.last else { throw FileError(.notRegular, "open", path.appending(name)) }
    try refuseParent(last, path.appending(name))
    var current = self
    for part in parts.dropLast() { current = try current.child(part, create: false) }
    return (current, last)
  }

  /// Opens a regular file for reading.
  /// - Throws: `.link` for a link, `.notRegular` for anything else that is no file; neither is opened.
  public func open(_ name: FilePath) throws(FileError) -> OpenFile {
    let (folder, last) = try split(name)
    let full = path.appending(name)
    // Looked at first: opening a pipe would wake its writer, and a device may act on it.
    var found = stat()
    let result = unsafe last.withCString { unsafe fstatat(folder.descriptor, $0, &found, AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else { throw FileError.last("open", full) }
    switch FileStatus(found).kind {
    case .regular: break
    case .link: throw FileError(.link, "open", full)
    case .folder, .special: throw FileError(.notRegular, "open", full)
    }
    // Something else may stand there by now: O_NONBLOCK does not wait at a pipe.
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let descriptor = unsafe last.withCString { unsafe openat(folder.descriptor, $0, flags) }
    guard descriptor >= 0 else { throw FileError.last("open", full) }
    let file = OpenFile(descriptor: descriptor, path: full)
    guard try file.status().kind == .regular else { throw FileError(.notRegular, "open", full) }
    return file
  }

  /// Makes a file that does not exist yet, for writing.
  public func create(_ name: FilePath, mode: UInt32 = 0o600) throws(FileError) -> OpenFile {
    let (folder, last) = try split(name)
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe last.withCString { unsafe openat(folder.descriptor, $0, flags, mode) }
    guard descriptor >= 0 else { throw FileError.last("create", path.appending(name)) }
    return OpenFile(descriptor: descriptor, path: path.appending(name))
  }

  /// Opens a file that holds nothing but a lock, and makes it where it is missing.
  public func openLock(_ name: FilePath) throws(FileError) -> OpenFile {
    let (folder, last) = try split(name)
    let full = path.appending(name)
    let flags = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    if try folder.status(last)?.kind == .special { throw FileError(.notRegular, "open", full) }
    var descriptor = unsafe last.withCString { unsafe openat(folder.descriptor, $0, flags | O_RDWR | O_CREAT, 0o600) }
    if descriptor < 0, errno == EROFS || errno == EACCES {
      descriptor = unsafe last.withCString { unsafe openat(folder.descriptor, $0, flags | O_RDONLY) }
    }
    guard descriptor >= 0 else { throw FileError.last("open", full) }
    let file = OpenFile(descriptor: descriptor, path: full)
    guard try file.status().kind == .regular else { throw FileError(.notRegular, "open", full) }
    return file
  }

  /// Whether this folder is another one, or lies below it, by whatever name.
  public func isInside(_ other: Folder) throws(FileError) -> Bool {
    var (wanted, here) = (stat(), stat())
    guard unsafe fstat(other.descriptor, &wanted) == 0, unsafe fstat(descriptor, &here) == 0 else {
      throw FileError.last("fstat", path)
    }
    var current = self
    while true {
      if here.st_dev == wanted.st_dev, here.st_ino == wanted.st_ino { return true }
      let above = unsafe openat(current.descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard above >= 0 else { throw FileError.last("open", path) }
      let (device, inode) = (here.st_dev, here.st_ino)
      current = Folder(descriptor: above, path: path)
      guard unsafe fstat(above, &here) == 0 else { throw FileError.last("fstat", path) }
      // Nothing is above the top.
      if here.st_dev == device, here.st_ino == inode { return false }
    }
  }

  /// Waits until no other process holds this folder's lock, and takes it; the kernel releases it when the process ends.
  public func lock() throws(FileError) {
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { throw FileError.last("flock", path) }
    }
  }

  /// Lets the folder's lock go.
  public func unlock() { _ = flock(descriptor, LOCK_UN) }

  /// What the file system says of the folder itself.
  public func status() throws(FileError) -> FileStatus {
    var value = stat()
    guard unsafe fstat(descriptor, &value) == 0 else { throw FileError.last("fstat", path) }
    return FileStatus(value)
  }

  /// What there is under this name; nil where there is nothing.
  public func status(_ name: FilePath) throws(FileError) -> FileStatus? {
    let folder: Folder
    let last: FilePath
    do throws(FileError) {
      (folder, last) = try split(name)
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
    var value = stat()
    let result = unsafe last.withCString { unsafe fstatat(folder.descriptor, $0, &value, AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return FileStatus(value) }
    if errno == ENOENT { return nil }
    throw FileError.last("stat", path.appending(name))
  }

  /// The whole file.
  /// - Throws: `.tooLarge` where it is over `limit` bytes.
  public func read(_ name: FilePath, limit: Int) throws(FileError) -> [UInt8] {
    let file = try open(name)
    return try file.readToEnd(limit: limit)
  }

  /// The whole file; nil where there is none.
  public func readIfPresent(_ name: FilePath, limit: Int) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try read(name, limit: limit)
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }
}
