internal import SelectiveDisclosure
internal import VaultFiles

/// A signed token as a file: its bytes and nothing else, so that the file's SHA-256 is the token's.
enum TokenFile {
  private static let maximum = 1 << 20

  /// The token in a file.
  /// - Parameter what: what it should be, for people.
  static func read(_ name: FilePath, in folder: Folder, _ what: String) throws(VaultError) -> CompactJWS {
    let bytes = try files { () throws(FileError) in try folder.read(name, limit: maximum) }
    return try parse(bytes, "\(folder.path.appending(name))", what)
  }

  /// The token in these bytes.
  static func parse(_ bytes: [UInt8], _ path: String, _ what: String) throws(VaultError) -> CompactJWS {
    do throws(JOSEError) { return try CompactJWS(parsing: bytes) } catch {
      throw VaultError(
        .corrupt, "\(path) is not \(what) (\(error.code.rawValue)).", safe: "Nothing was changed.",
        next: "Ask for the file again: it may have been damaged on its way.")
    }
  }
}
