internal import MirrorStores
public import VaultFiles
internal import VaultStore

/// Tells a vault's folder, whole or in part, and a mirror of one, from other folders, without opening it.
public enum VaultFolder {
  /// What lies at the top of a vault (Schemas/README.md §2), and of a mirror.
  static let ownNames: [FilePath] = [
    VaultLayout.formatText, VaultLayout.objects, VaultLayout.log, "keys", VaultLayout.cache, VaultLayout.temporary,
    "thin", VaultLayout.lock, "mirror",
  ]

  /// Whether the folder is a vault or a mirror: it says so, or it has a log's checkpoint beside a roster.
  static func isOne(_ folder: Folder) -> Bool {
    let has = { (name: FilePath, kind: FileStatus.Kind) in ((try? folder.status(name)) ?? nil)?.kind == kind }
    if has(FilePath(MirrorLayout.vault.text), .regular) {
      let bytes = try? folder.read(FilePath(MirrorLayout.vault.text), limit: MirrorIdentity.maximumByteCount)
      if let bytes, MirrorIdentity.vault(bytes) != nil { return true }
    }
    if has(VaultLayout.formatText, .regular),
      let text = try? folder.read(VaultLayout.formatText, limit: 1 << 16), text.starts(with: FormatText.prefix.utf8)
    {
      return true
    }
    return has(VaultLayout.log.appending(VaultLayout.checkpoint), .regular) && has(VaultLayout.roster, .folder)
  }

  /// Refuses to write at a path that lies in a vault or a mirror: in clear it would go wherever the vault's folder is copied.
  /// - Parameter vault: where a vault is about to be made.
  /// - Throws: `.usage`.
  public static func requireOutside(_ path: FilePath, vaultToBe vault: FilePath? = nil) throws(VaultError) {
    // What cannot be looked into, the command that writes there tells.
    guard let place = try? FolderPlace(path.parent) else { return }
    let isInNew = (try? vault.map { try place.isInside(FolderPlace($0)) }) ?? false
    guard isInNew || place.nearest(isOne) != nil else { return }
    throw VaultError(
      .usage,
      "\(path) would lie in a vault's folder, or in a mirror: nothing but the vault's own sealed files belongs there, since everything in it goes wherever it is copied.",
      safe: "Nothing was written.", next: "Choose a place outside of it.")
  }
}
