internal import MirrorStores
internal import VaultFiles
internal import VaultStore

/// What a repair that was killed left unfinished in the vault's folder.
enum RepairLeftovers {
  /// Removes folders below `tmp/` that no process holds.
  static func removeStaging(_ vault: Folder) throws(VaultError) {
    try files { () throws(FileError) in try StagingFolder.removeAbandoned(in: vault) }
  }

  /// Removes what was to become files that notes name, and has their name with a dot before it and `.new` behind it, while nobody commits.
  /// - Parameter patience: how long the lock is waited for.
  static func removeParts(
    of notes: [RepairNote], in vault: Folder, patience: Duration = VaultLock.patience
  ) throws(VaultError) {
    let paths = Set(notes.filter { $0.inVault && MirrorLayout.object($0.name) == nil }.map { FilePath($0.name.text) })
    guard !paths.isEmpty else { return }
    let lock = try files { () throws(FileError) in try VaultLock.take(vault, patience: patience) }
    defer { lock.unlock() }
    for path in paths {
      let part = path.parent.appending(FilePath(".\(path.lastComponent).new"))
      try files { () throws(FileError) in
        if try vault.status(part)?.kind == .regular { try vault.removeTree(part) }
      }
    }
  }
}
