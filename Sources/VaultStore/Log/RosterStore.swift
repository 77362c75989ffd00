public import Custody
internal import SelectiveDisclosure
public import TransparencyLog
internal import VaultCrypto
public import VaultFiles

/// The roster versions of a vault (Schemas/README.md §3.4).
public struct RosterStore: Sendable {
  private static let maximumRoster = 4 << 20

  private let vault: Folder

  /// The rosters of the vault in this folder.
  public init(vault: Folder) { self.vault = vault }

  /// A version's bytes; nil where there is none.
  public func read(version: Int) throws(StoreError) -> [UInt8]? {
    do throws(FileError) {
      return try vault.readIfPresent(
        VaultLayout.roster.appending(VaultLayout.roster(version: version)), limit: Self.maximumRoster)
    } catch {
      throw StoreError(error)
    }
  }

  /// Writes a version durably. It comes into force with its log entry.
  public func write(_ bytes: [UInt8], version: Int) throws(StoreError) {
    do throws(FileError) {
      try vault.folder(VaultLayout.roster, create: true).replace(
        VaultLayout.roster(version: version), with: bytes, mode: 0o444)
    } catch {
      throw StoreError(error)
    }
  }

  /// Removes a version that was written and never came into force. Only while the vault's lock is held.
  public func removeUncommitted(version: Int) throws(StoreError) {
    do throws(FileError) {
      let folder = try vault.folder(VaultLayout.roster)
      guard try folder.status(VaultLayout.roster(version: version)) != nil else { return }
      try folder.remove(VaultLayout.roster(version: version))
      try folder.sync()
    } catch {
      throw StoreError(error)
    }
  }

  /// All versions whose entries are among the first `treeSize` of the log, verified one after the other.
  public func history(log: LogStore, treeSize: UInt64) throws(StoreError) -> RosterHistory {
    var tokens: [(token: SDJWT, index: UInt64)] = []
    while let bytes = try read(version: tokens.count + 1) {
      let token: SDJWT
      do throws(SDJWTError) { token = try SDJWT(parsing: bytes) } catch {
        throw bad(tokens.count + 1, error.description)
      }
      guard let index = Roster.claimedIndex(token) else { throw bad(tokens.count + 1, "it names no entry") }
      // A version that was written and never came into force.
      if index >= treeSize { break }
      guard try entry(at: index, log, treeSize) == LogEntry(roster: token.issuerJWTDigest).bytes else {
        throw bad(tokens.count + 1, "entry \(index) of the log is not its entry")
      }
      tokens.append((token, index))
    }
    do throws(CustodyError) {
      return try RosterHistory(verifying: tokens)
    } catch {
      throw bad(max(tokens.count, 1), error.description)
    }
  }

  /// Refuses a history that lacks versions whose entries the log has: a version that somebody took away may have removed or suspended a member.
  /// - Parameter known: how many roster entries are among the first `size`.
  /// - Returns: how many there are among the first `head.size`.
  @discardableResult
  public func compare(
    _ history: RosterHistory, log: LogStore, head: TreeHead, known: (size: UInt64, count: Int)
  ) throws(StoreError) -> Int {
    var count = known.size <= head.size ? known.count : 0
    do throws(LogReadError<Never>) {
      try log.forEachBundle(from: known.size <= head.size ? known.size : 0, to: head.size, in: head) { _, entries in
        for entry in entries where entry.first == EntryClass.roster.rawValue { count += 1 }
      }
    } catch {
      if case .store(let error) = error { throw error }
    }
    guard count == history.versions.count else {
      throw bad(
        history.versions.count + 1,
        "the log has \(count) roster versions, and \(history.versions.count) of them are here")
    }
    return count
  }

  private func entry(at index: UInt64, _ log: LogStore, _ treeSize: UInt64) throws(StoreError) -> [UInt8]? {
    var found: [UInt8]?
    do throws(LogReadError<Never>) {
      try log.forEachBundle(from: index, to: index + 1, treeSize: treeSize) { _, entries in found = entries.first }
    } catch {
      if case .store(let error) = error { throw error }
    }
    return found
  }

  private func bad(_ version: Int, _ detail: String) -> StoreError {
    StoreError(.badRoster, VaultLayout.roster.appending(VaultLayout.roster(version: version)), detail)
  }
}
