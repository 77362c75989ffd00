internal import CLinux
internal import Glibc

/// Where a folder is, or would be: the folders that are there, told by device and inode, so that links and other spellings of the same folder are one
/// place; and the names below them that are not there yet.
public struct FolderPlace: Sendable {
  private struct Identity: Equatable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  /// From the place upwards.
  private let folders: [Folder]
  private let identities: [Identity]
  private let missing: [FilePath]

  /// The place of a path. Nothing is made.
  public init(_ path: FilePath) throws(FileError) {
    var (existing, missing): (FilePath, [FilePath]) = (path, [])
    while true {
      do throws(FileError) {
        (folders, identities) = try Self.climb(Folder.open(existing))
        self.missing = missing
        return
      } catch {
        guard error.code == .notFound, existing.parent != existing else { throw error }
        missing.insert(existing.lastComponent, at: 0)
        existing = existing.parent
      }
    }
  }

  /// Whether there is a folder.
  public var isThere: Bool { missing.isEmpty }

  /// Whether it is the other one.
  public func isSame(as other: FolderPlace) -> Bool {
    identities.first == other.identities.first && missing == other.missing
  }

  /// Whether it is the other one, or somewhere below it.
  public func isInside(_ other: FolderPlace) -> Bool {
    guard let top = other.identities.first else { return false }
    if other.missing.isEmpty { return identities.contains(top) }
    return identities.first == top && missing.starts(with: other.missing)
  }

  /// Whether one of the folders above it is such a one. What may not be looked into is none.
  public func isBelow(_ isSuch: (Folder) throws(FileError) -> Bool) -> Bool {
    folders.dropFirst(isThere ? 1 : 0).contains { folder in
      do throws(FileError) { return try isSuch(folder) } catch { return false }
    }
  }

  /// The nearest of it and the folders above it that is such a one, and the folder below that one on the way to it: nil where it is that one itself.
  public func nearest(_ isSuch: (Folder) -> Bool) -> (folder: Folder, below: Folder?)? {
    guard let index = folders.firstIndex(where: isSuch) else { return nil }
    return (folders[index], index == 0 ? nil : folders[index - 1])
  }

  private static func climb(_ folder: Folder) throws(FileError) -> ([Folder], [Identity]) {
    var (folders, identities): ([Folder], [Identity]) = ([], [])
    var current = folder
    while true {
      var here = stat()
      guard unsafe fstat(current.descriptor, &here) == 0 else { throw FileError.last("fstat", folder.path) }
      let identity = Identity(device: UInt64(here.st_dev), inode: UInt64(here.st_ino))
      // Nothing is above the top.
      if identity == identities.last { return (folders, identities) }
      folders.append(current)
      identities.append(identity)
      let above = evault_open_above(current.descriptor)
      guard above >= 0 else { throw FileError.last("open", folder.path) }
      current = Folder(descriptor: above, path: folder.path)
    }
  }
}
