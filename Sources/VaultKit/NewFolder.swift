public import VaultFiles

/// Folders of files that a command makes for people.
public enum NewFolder {
  /// Writes files into a new folder that only its owner can read; nothing is ever overwritten, and where it fails nothing stays.
  public static func write(_ contents: [(name: FilePath, bytes: [UInt8])], to path: FilePath) throws(VaultError) {
    let folder: Folder
    do throws(FileError) { folder = try Folder.create(path) } catch {
      guard error.code == .exists else { throw VaultError(error) }
      throw VaultError(
        .failed, "\(path) is there already. Nothing is overwritten.", safe: "Nothing was written.",
        next: "Choose another folder with -o.")
    }
    do throws(VaultError) {
      for (name, bytes) in contents { try NewFile.write(bytes, to: path.appending(name)) }
      try files { () throws(FileError) in try folder.sync() }
    } catch {
      try? Folder.open(path.parent).removeTree(path.lastComponent)
      throw error
    }
  }
}
