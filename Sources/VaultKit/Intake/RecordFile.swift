public import SelectiveDisclosure
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

  /// The JSON object that a record's bytes are. Whole lines that begin with `//` are comments: for the parser, blanks.
  public static func object(_ bytes: [UInt8]) throws(VaultError) -> JSONObject {
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
      line.drop { $0 == 0x20 || $0 == 0x09 }.starts(with: [0x2f, 0x2f])
        ? [UInt8](repeating: 0x20, count: line.count) : Array(line)
    }
    do throws(JSONError) { return try JSONParser().parseObject(Array(lines.joined(separator: [0x0a]))) } catch {
      throw VaultError(
        .usage, "The record is not a JSON object (\(error.code.rawValue) at byte \(error.offset)).",
        safe: "Nothing was written.")
    }
  }
}
