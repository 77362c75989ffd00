internal import Custody
internal import EvidenceBundle
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Puts what cosigners said into a bundle that has left already: it is not part of what the bundle's signers signed (Schemas/README.md §4).
public struct BundleCosigning: Sendable {
  private let vault: Vault

  /// From this vault.
  public init(_ vault: Vault) { self.vault = vault }

  /// For each cosigner, the earliest checkpoint it vouched for that contains the bundle's, with the proof of that.
  /// - Returns: how many cosigners vouch for the bundle by now.
  public func add(to path: FilePath) throws(VaultError) -> Int {
    let folder = try files { () throws(FileError) in try Folder.open(path) }
    let bytes = try files { () throws(FileError) in
      try folder.read(FilePath(BundleLayout.checkpoint), limit: SignedNote.maximumByteCount)
    }
    guard let note = try? SignedNote(bytes), let checkpoint = try? Checkpoint(note.text),
      checkpoint.origin.description == vault.fingerprint.origin
    else {
      throw VaultError(
        .usage, "\(path) is no bundle of this vault.", safe: "Nothing was changed.",
        next: "Whose it is, its custody/checkpoint says; name that vault: --vault DIR")
    }
    let size = try vault.state().head.size
    guard checkpoint.size <= size else {
      throw VaultError(
        .rolledBack, "The bundle \(path) is of a log of \(EntryCount.text(checkpoint.size)); this one has \(size).",
        safe: "Nothing was changed.",
        next: "Look for the newer copy of the vault, and compare: evault log compare OTHER")
    }
    let root = try store { () throws(StoreError) in
      do throws(TileError<StoreError>) {
        return try vault.log.tree(size: size).rootHash(treeSize: checkpoint.size)
      } catch {
        throw StoreError(error)
      }
    }
    guard root == checkpoint.root else {
      throw VaultError(
        .rolledBack, "The bundle \(path) is of another history than this vault's.", safe: "Nothing was changed.",
        next: "Keep both as they are, and keep the proof: evault log compare \(path) -o FILE")
    }
    var vouched: Set<UInt32> = []
    for head in try Cosigning(vault).heads() where head.size >= checkpoint.size {
      let new = head.cosignings.filter { vouched.insert($0.key.keyID).inserted }
      guard !new.isEmpty else { continue }
      let request = try Cosigning.request(
        from: checkpoint.size, to: head.size, note: head.note.bytes,
        cosignatures: head.cosignings.map(\.signature), vault.log, treeSize: size)
      try files { () throws(FileError) in
        let signatures = try folder.folder(FilePath(BundleLayout.signatureFolder))
        let name = FilePath(BundleLayout.cosigned(head.size)).lastComponent
        try signatures.replace(name, with: request.bytes)
      }
    }
    return vouched.count
  }
}
