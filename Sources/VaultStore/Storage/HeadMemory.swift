public import Custody
internal import TransparencyLog
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

  /// When this machine's clock said that a newer note was seen, in seconds since 1970; nil where none was.
  public func seen(_ vault: Fingerprint) -> Int64? {
    (try? Folder.open(path).status(FilePath(vault.description)))?.map(\.modified)
  }

  /// Remembers a note, unless that of a longer log is known: processes tell of what they saw in any order.
  public func remember(_ note: [UInt8], of vault: Fingerprint) throws(StoreError) {
    do throws(FileError) {
      let folder = try Folder.createAll(path)
      try folder.lock()
      defer { folder.unlock() }
      let name = FilePath(vault.description)
      if let known = try folder.readIfPresent(name, limit: Self.maximumCheckpoint), let size = Self.size(known),
        size > Self.size(note) ?? 0
      {
        return
      }
      try folder.replace(name, with: note)
    } catch {
      throw StoreError(error)
    }
  }

  /// Remembers a note in place of whatever is known, also that of a longer log: what was lost is lost.
  public func replace(_ note: [UInt8], of vault: Fingerprint) throws(StoreError) {
    do throws(FileError) {
      let folder = try Folder.createAll(path)
      try folder.lock()
      defer { folder.unlock() }
      try folder.replace(FilePath(vault.description), with: note)
    } catch {
      throw StoreError(error)
    }
  }

  /// Forgets a vault that is no more.
  public func forget(_ vault: Fingerprint) throws(StoreError) {
    do throws(FileError) {
      let folder = try Folder.open(path)
      try folder.removeTree(FilePath(vault.description))
      try folder.sync()
    } catch {
      if error.code != .notFound { throw StoreError(error) }
    }
  }

  private static func size(_ note: [UInt8]) -> UInt64? {
    guard let signed = try? SignedNote(note) else { return nil }
    return (try? Checkpoint(signed.text))?.size
  }
}
