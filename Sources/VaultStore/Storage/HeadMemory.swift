public import Custody
public import VaultFiles

/// The last checkpoint of each vault that this machine saw, kept outside the vaults: a vault that comes back shorter is noticed.
public struct HeadMemory: Sendable {
  private static let maximumCheckpoint = 1 << 20

  private let path: FilePath

  /// The memory in this state folder (`$XDG_STATE_HOME/evidencevault`).
  public init(stateFolder: FilePath) { path = stateFolder.appending("heads") }

  /// The note last seen; nil where none was.
  public func recall(_ vault: Fingerprint) throws(StoreError) -> [UInt8]? {
    do throws(FileError) {
      return try Folder.open(path).readIfPresent(FilePath(vault.description), limit: Self.maximumCheckpoint)
    } catch {
      if error.code == .notFound { return nil }
      throw StoreError(error)
    }
  }

  /// Remembers a note.
  public func remember(_ note: [UInt8], of vault: Fingerprint) throws(StoreError) {
    do throws(FileError) {
      try Folder.createAll(path).replace(FilePath(vault.description), with: note)
    } catch {
      throw StoreError(error)
    }
  }
}
