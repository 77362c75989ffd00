public import VaultFiles

/// Files that a command makes for people.
public enum NewFile {
  /// Writes a new file, durably and whole; nothing is ever overwritten.
  public static func write(_ bytes: [UInt8], to path: FilePath, mode: UInt32 = 0o600) throws(VaultError) {
    try files { () throws(FileError) in
      let folder = try Folder.open(path.parent)
      let file = try folder.create(path.lastComponent, mode: mode)
      do throws(FileError) {
        try file.write(bytes)
        try file.sync()
        try folder.sync()
      } catch {
        folder.withdraw(path.lastComponent, from: file)
        throw error
      }
    }
  }
}
