import TerminalInterface
import VaultFiles
import VaultKit

/// A new file that a command writes where it was told to; nothing is overwritten.
enum NewFile {
  static let option = OptionSpecification.value("output", "o", "FILE", help: "the new file")

  static func write(_ bytes: [UInt8], to path: FilePath) throws(UserError) {
    do throws(FileError) {
      let folder = try Folder.open(path.parent)
      let file = try folder.create(path.lastComponent, mode: 0o644)
      do throws(FileError) {
        try file.write(bytes)
        try file.sync()
        try folder.sync()
      } catch {
        folder.withdraw(path.lastComponent, from: file)
        throw error
      }
    } catch {
      throw UserError(VaultError(error))
    }
  }

  /// A file that was given to a command.
  static func read(_ path: FilePath, limit: Int) throws(UserError) -> [UInt8] {
    do throws(FileError) { return try Folder.open(path.parent).read(path.lastComponent, limit: limit) } catch {
      throw UserError(VaultError(error))
    }
  }
}
