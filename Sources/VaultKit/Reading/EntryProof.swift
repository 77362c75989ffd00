internal import Custody
internal import TransparencyLog
public import VaultFiles
internal import VaultStore

/// The proof that an entry is in the custody log, for whoever has no vault: a C2SP tlog-proof that leads to the current checkpoint, with the
/// entry in `extra`. It says nothing of what the entry means. Needs no key; reads only the tiles on the entry's way to the root.
public enum EntryProof {
  /// Writes the proof to a new file.
  /// - Parameter index: the entry's place in the log, from 0.
  /// - Returns: how many entries the log has.
  /// - Throws: `.usage` where the log has no such entry.
  public static func create(_ index: UInt64, in vault: Vault, at path: FilePath) throws(VaultError) -> UInt64 {
    let state = try vault.state()
    guard index < state.head.size else {
      throw VaultError(
        .usage, "The log has \(EntryCount.text(state.head.size)): there is no entry \(index).",
        safe: "Nothing was changed.",
        next: "Entries are counted from 0.")
    }
    try NewFile.write(try proof(index, vault.log, state), to: path, mode: 0o644)
    return state.head.size
  }

  private static func proof(_ index: UInt64, _ log: LogStore, _ state: VaultState) throws(VaultError) -> [UInt8] {
    guard let entry = try LogEntries.read(log, from: index, to: index + 1, head: state.head).first?.entry else {
      throw VaultError(.corrupt, "Entry \(index) of the custody log cannot be read.")
    }
    let proof: InclusionProof
    do throws(TileError<StoreError>) {
      proof = try log.tree(size: state.head.size).inclusionProof(leafIndex: index, treeSize: state.head.size)
    } catch {
      throw VaultError(StoreError(error))
    }
    do throws(TransparencyLogError) {
      return try TLogProof(
        extra: entry.bytes, index: proof.leafIndex, hashes: proof.hashes, note: try SignedNote(state.note)
      ).bytes
    } catch {
      throw VaultError(.corrupt, "The proof of entry \(index) cannot be made (\(error)).")
    }
  }
}
