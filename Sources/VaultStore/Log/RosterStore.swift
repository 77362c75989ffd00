public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
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

  /// All versions whose entries are among the first `treeSize` of the log, verified one after the other.
  public func history(log: LogStore, treeSize: UInt64) throws(StoreError) -> RosterHistory {
    var tokens: [(token: SDJWT, index: UInt64)] = []
    var entries: [SHA256Digest: UInt64] = [:]
    while let bytes = try read(version: tokens.count + 1) {
      let token: SDJWT
      do throws(SDJWTError) { token = try SDJWT(parsing: bytes) } catch {
        throw bad(tokens.count + 1, error.description)
      }
      // Only a vault whose roster has changed pays for a walk over its log.
      if tokens.count == 1 { entries = try rosterEntries(log: log, treeSize: treeSize) }
      if tokens.isEmpty {
        tokens.append((token, 0))
      } else if let index = entries[token.issuerJWTDigest] {
        tokens.append((token, index))
      } else {
        break
      }
    }
    do throws(CustodyError) {
      return try RosterHistory(verifying: tokens)
    } catch {
      throw bad(max(tokens.count, 1), error.description)
    }
  }

  private func rosterEntries(log: LogStore, treeSize: UInt64) throws(StoreError) -> [SHA256Digest: UInt64] {
    var found: [SHA256Digest: UInt64] = [:]
    do throws(LogReadError<Never>) {
      try log.forEachBundle(from: 0, to: treeSize, treeSize: treeSize) { first, entries in
        for (offset, bytes) in entries.enumerated() where bytes.first == EntryClass.roster.rawValue {
          if let entry = LogEntry(bytes) { found[entry.digest] = first + UInt64(offset) }
        }
      }
    } catch {
      if case .store(let error) = error { throw error }
    }
    return found
  }

  private func bad(_ version: Int, _ detail: String) -> StoreError {
    StoreError(.badRoster, VaultLayout.roster.appending(VaultLayout.roster(version: version)), detail)
  }
}
