public import Custody
public import VaultFiles

/// How many roster versions a log has, counted up to a size, kept outside the vaults: who takes away the newest version's file, and with it
/// that somebody was removed, is noticed without reading the whole log each time.
public struct RosterMemory: Sendable {
  private static let maximum = 64

  private let path: FilePath

  /// The memory in this state folder (`$XDG_STATE_HOME/evidencevault`).
  public init(stateFolder: FilePath) { path = stateFolder.appending("rosters") }

  /// What was counted; nothing where nothing was, or it cannot be read: then all is counted again.
  public func recall(_ vault: Fingerprint) -> (size: UInt64, count: Int) {
    guard let bytes = try? Folder.open(path).readIfPresent(FilePath(vault.description), limit: Self.maximum) else {
      return (0, 0)
    }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let size = UInt64(words[0]), let count = Int(words[1]), count > 0 else { return (0, 0) }
    return (size, count)
  }

  /// Forgets a vault that is no more.
  public func forget(_ vault: Fingerprint) throws(StoreError) {
    do throws(FileError) {
      try Folder.open(path).removeTree(FilePath(vault.description))
    } catch {
      if error.code != .notFound { throw StoreError(error) }
    }
  }

  /// Remembers a count.
  public func remember(_ count: Int, upTo size: UInt64, of vault: Fingerprint) throws(StoreError) {
    do throws(FileError) {
      try Folder.createAll(path).replace(FilePath(vault.description), with: Array("\(size) \(count)\n".utf8))
    } catch {
      throw StoreError(error)
    }
  }
}
