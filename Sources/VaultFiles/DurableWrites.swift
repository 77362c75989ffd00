internal import CLinux
internal import Glibc

/// Changes to a folder. Their order on the medium is the caller's business: nothing here is durable before `sync`,
/// but for ``replace(_:with:)``, which states its own order.
extension Folder {
  /// Gives a file its final name, in this folder or another of the same file system.
  /// - Throws: `.exists` where the name is taken and `replacing` is false.
  public func move(_ name: FilePath, to folder: Folder, as target: FilePath, replacing: Bool) throws(FileError) {
    let (source, name) = try split(name)
    let (place, last) = try folder.split(target)
    let result = unsafe name.withCString { old in
      unsafe last.withCString { new in
        unsafe replacing
          ? renameat(source.descriptor, old, place.descriptor, new)
          : evault_rename_new(source.descriptor, old, place.descriptor, new)
      }
    }
    guard result == 0 else { throw FileError.last("rename", folder.path.appending(target)) }
  }

  /// Makes a file without a name: whatever ends the process before ``publish(_:as:)``, nothing of it stays.
  /// - Returns: nil where the file system has no such files.
  public func createUnnamed(mode: UInt32 = 0o600) throws(FileError) -> OpenFile? {
    let result = evault_open_unnamed(descriptor, mode)
    if result >= 0 { return OpenFile(descriptor: result, path: path) }
    if [EOPNOTSUPP, EISDIR, ENOENT, EINVAL].contains(errno) { return nil }
    throw FileError.last("create", path)
  }

  /// Gives a file from ``createUnnamed(mode:)`` its name in this folder.
  /// - Throws: `.exists` where the name is taken.
  public func publish(_ file: borrowing OpenFile, as name: FilePath) throws(FileError) {
    guard unsafe name.withCString({ unsafe evault_link_unnamed(file.number, descriptor, $0) }) == 0 else {
      throw FileError.last("link", path.appending(name))
    }
  }

  /// Puts `bytes` under a name that must be free, durably: whatever ends the process, all of it is there or nothing.
  ///
  /// Order: write without a name; `fsync`; link to the name; `fsync` the folder. Where a file system has no files without a name, under
  /// another one first, `.name.new`, which does not stay.
  /// - Throws: `.exists` where the name is taken.
  public func addWhole(_ name: FilePath, _ bytes: [UInt8], mode: UInt32 = 0o600) throws(FileError) {
    if let file = try createUnnamed(mode: mode) {
      try file.write(bytes)
      try file.sync()
      try publish(file, as: name)
    } else {
      try moveIn(name, bytes, mode: mode, replacing: false)
    }
    try sync()
  }

  /// Takes a name away from a file again, as far as that can be done; another file of this name stays.
  public func withdraw(_ name: FilePath, from file: borrowing OpenFile) {
    guard let found = try? status(name), let own = try? file.status(), found.inode == own.inode else { return }
    try? remove(name)
  }

  /// Removes a file.
  public func remove(_ name: FilePath) throws(FileError) {
    let (folder, last) = try split(name)
    guard unsafe last.withCString({ unsafe unlinkat(folder.descriptor, $0, 0) }) == 0 else {
      throw FileError.last("unlink", path.appending(name))
    }
  }

  /// Removes a folder in which nothing is.
  /// - Throws: `.exists` where something is in it.
  public func removeEmptyFolder(_ name: FilePath) throws(FileError) {
    let (folder, last) = try split(name)
    guard unsafe last.withCString({ unsafe unlinkat(folder.descriptor, $0, AT_REMOVEDIR) }) == 0 else {
      throw FileError.last("rmdir", path.appending(name))
    }
  }

  /// Removes a file or a folder with all that is in it; a link is removed, not followed. What is not there is no error.
  public func removeTree(_ name: FilePath) throws(FileError) {
    guard let status = try status(name) else { return }
    if status.kind == .folder {
      let child = try folder(name)
      for entry in try child.entries() { try child.removeTree(entry.name) }
      let (folder, last) = try split(name)
      guard unsafe last.withCString({ unsafe unlinkat(folder.descriptor, $0, AT_REMOVEDIR) }) == 0 else {
        throw FileError.last("rmdir", path.appending(name))
      }
    } else {
      try remove(name)
    }
  }

  /// Returns when the names in this folder are on the medium (`fsync`).
  public func sync() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError.last("fsync", path) }
  }

  /// Returns when everything written to this folder's file system is on the medium (`syncfs`): one call for a batch of files.
  public func syncFileSystem() throws(FileError) {
    guard evault_syncfs(descriptor) == 0 else { throw FileError.last("syncfs", path) }
  }

  /// Puts `bytes` under `name`, in place of what was there, so that a reader sees the old or the new and a crash leaves one of them.
  ///
  /// Order: create `.name.new`; write; `fsync` the file; rename over `name`; `fsync` the folder.
  public func replace(_ name: FilePath, with bytes: [UInt8], mode: UInt32 = 0o600) throws(FileError) {
    try moveIn(name, bytes, mode: mode, replacing: true)
    try sync()
  }

  /// Writes under the name `.name.new`, which does not stay, and renames.
  private func moveIn(_ name: FilePath, _ bytes: [UInt8], mode: UInt32, replacing: Bool) throws(FileError) {
    let temporary = FilePath(bytes: [0x2e] + name.bytes + Array(".new".utf8))
    try removeTree(temporary)
    do throws(FileError) {
      let file = try create(temporary, mode: mode)
      try file.write(bytes)
      try file.sync()
      try move(temporary, to: self, as: name, replacing: replacing)
    } catch {
      // What has no name must not stay; the first error is the one to tell.
      try? removeTree(temporary)
      throw error
    }
  }

  /// Puts `bytes` under a name that is not taken yet. Not durable before a `sync` of file system or folder.
  public func add(_ name: FilePath, _ bytes: [UInt8], mode: UInt32 = 0o444) throws(FileError) {
    let file = try create(name, mode: mode)
    try file.write(bytes)
  }

  /// The number that `statfs(2)` gives the kind of file system this folder lies on; 0 where it cannot be told.
  public var fileSystemKind: UInt { UInt(evault_file_system_kind(descriptor)) }

  /// How many bytes can still be written here; nil where it cannot be told.
  public var freeByteCount: UInt64? { UInt64(exactly: evault_free_bytes(descriptor)) }
}
