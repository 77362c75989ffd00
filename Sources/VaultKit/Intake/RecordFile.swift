internal import RecordSchemas
public import SelectiveDisclosure
public import VaultFiles

/// A record's bytes, from a file or standard input.
public enum RecordFile {
  private static let maximum = 1 << 20

  /// Reads a record.
  /// - Parameter path: a file, or `-` for standard input.
  public static func read(_ path: FilePath) throws(VaultError) -> [UInt8] {
    do throws(FileError) {
      if path == "-" {
        let input = OpenFile.standardInput
        return try input.readToEnd(limit: maximum)
      }
      return try Folder.open(path.parent).read(path.lastComponent, limit: maximum)
    } catch {
      guard error.code == .tooLarge else { throw VaultError(error) }
      throw VaultError(
        .usage, "\(path == "-" ? "Standard input" : "\(path)") is over 1 MiB, and a record is not.",
        safe: "Nothing was written.",
        next: "What is long is evidence: bring it in as a file (evault add), and name its item in the record.")
    }
  }

  /// The JSON object that a record's bytes are. Whole lines that begin with `//` are comments: for the parser, blanks.
  public static func object(_ bytes: [UInt8]) throws(VaultError) -> JSONObject {
    do throws(JSONError) {
      return try JSONParser(maximumDepth: RecordSchemas.maximumDepth, maximumSize: maximum).parseObject(
        RecordTemplate.strip(bytes))
    } catch {
      throw VaultError(
        .usage, "The record is not a JSON object: \(error.words(in: bytes)).", safe: "Nothing was written.",
        next: "A skeleton: evault record template TYPE")
    }
  }
}
