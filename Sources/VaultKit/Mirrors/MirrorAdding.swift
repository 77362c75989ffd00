internal import Custody
internal import MirrorStores
internal import VaultFiles
internal import VaultStore

extension Mirror {
  /// Makes a place the mirror of a vault, and remembers it on this machine. Where that is refused, what was made for it goes again.
  /// - Throws: `.usage` for a place that is none for it, `.notTrusted` where it is another vault's, `.failed` where something else is there already.
  public static func add(_ configuration: MirrorConfiguration, to vault: Vault) throws(VaultError) {
    guard try vault.state().rosters.current.satellite == nil else {
      throw VaultError(
        .usage, "A field vault has no mirrors: it comes home by handoff.", safe: "Nothing was changed.",
        next: "See: evault handoff offer --help")
    }
    try configuration.requireFreeName(for: vault.fingerprint)
    try MirrorPlaces.require(configuration, for: vault)
    var made: [FilePath] = []
    var isSaved = false
    do throws(VaultError) {
      for case .folder(let path)? in [configuration.location, configuration.keys] {
        let isThere = try files { () throws(FileError) in try FolderPlace(path).isThere }
        do throws(FileError) { _ = try Folder.create(path, mayExist: true) } catch {
          guard error.code == .notFound else { throw VaultError(error) }
          throw VaultError(
            .failed, "The folder in which \(path) would lie does not exist.", safe: "Nothing was changed.",
            next: "Is its disk mounted? Else make the folder first: mkdir -p \(path.parent)")
        }
        if !isThere { made.append(path) }
      }
      let mirror = try Mirror(configuration)
      try mirror.requireReady(configuration, for: vault)
      try configuration.save(for: vault.fingerprint)
      isSaved = true
      // A thin copy of the vault reads from its mirrors, and makes none.
      if !vault.isThin {
        try mirror.store.begin(vault.fingerprint, configuration.location)
        if let keys = mirror.keys, let location = configuration.keys { try keys.begin(vault.fingerprint, location) }
      }
      try mirror.require(vault.fingerprint)
    } catch {
      if isSaved { try? configuration.remove(from: vault.fingerprint) }
      // Only where nothing is in them.
      for path in made.reversed() { try? Folder.removeEmpty(path) }
      throw error
    }
  }

  /// Refuses what is to be known before anything is written.
  private func requireReady(_ configuration: MirrorConfiguration, for vault: Vault) throws(VaultError) {
    try lock?.requirePossible()
    try requireLocks()
    if let keys {
      guard try holdsKeys() else {
        throw VaultError(
          .failed, "\(keys.place) keeps versions of what is removed, or does not say that it never did.",
          safe: "Nothing was changed.",
          next: "Wrapped keys go only where removing them deletes them: a folder, or a bucket that never kept versions."
        )
      }
      try MirrorPlaces.requireKeysOnly(keys)
    }
    guard !vault.isThin else { return }
    try store.requireFree(vault.fingerprint, configuration.location)
    if let keys, let location = configuration.keys { try keys.requireFree(vault.fingerprint, location) }
  }
}
