public import VaultFiles

/// A record's bytes, from a file or standard input.
public enum RecordFile {
  private static let maximum = 1 << 20

  /// Reads a record.
  /// - Parameter path: a file, or `-` for standard input.
  public static func read(_ path: FilePath) throws(VaultError) -> [UInt8] {
    try files { () throws(FileError) in
      if path == "-" {
        let input = OpenFile.standardInput
        return try input.readToEnd(limit: maximum)
      }
      return try Folder.open(path.parent).read(path.lastComponent, limit: maximum)
    }
  }
}
