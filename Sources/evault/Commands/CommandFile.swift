import TerminalInterface
import VaultFiles
import VaultKit

/// Files that a command is given, and those it writes where it was told to.
enum CommandFile {
  static let option = OptionSpecification.value("output", "o", "FILE", help: "the new file")

  /// Writes a new file that others may read; nothing is overwritten.
  static func write(_ bytes: [UInt8], to path: FilePath) throws(UserError) {
    try user { () throws(VaultError) in try NewFile.write(bytes, to: path, mode: 0o644) }
  }

  /// Refuses a path where no new file can be, before anything is done that the file is to tell of.
  static func refuseTaken(_ path: FilePath) throws(UserError) {
    let isTaken: Bool
    do throws(FileError) { isTaken = try Folder.open(path.parent).status(path.lastComponent) != nil } catch {
      throw UserError(VaultError(error))
    }
    if isTaken {
      throw UserError(
        .failed, "\(path) is there already. Nothing is overwritten.", safe: "Nothing was done.",
        next: "Choose another file with -o.")
    }
  }

  /// A file that was given to a command.
  static func read(_ path: FilePath, limit: Int) throws(UserError) -> [UInt8] {
    do throws(FileError) { return try Folder.open(path.parent).read(path.lastComponent, limit: limit) } catch {
      guard error.code == .notFound else { throw UserError(VaultError(error)) }
      throw UserError(
        .failed, "\(path) does not exist.", safe: "Nothing was done.",
        next: "Name a file that is there; names count from the folder that you are in.")
    }
  }
}
