internal import MirrorStores
internal import VaultFiles

/// Asks for the room that something needs, before it begins.
enum FreeSpace {
  /// - Throws: `.failed` where the folder's file system has less than this.
  static func require(_ byteCount: UInt64, in folder: Folder, from mirror: Mirror) throws(VaultError) {
    guard let free = folder.freeByteCount, free < byteCount else { return }
    throw VaultError(
      .failed,
      "\(mirror.place) says that it has \(byteCount) bytes to bring, and \(folder.path) has room for \(free).",
      safe: "None of them was fetched.",
      next: "Make space, or choose another disk. Where the mirror cannot have that much, use another one.")
  }
}
