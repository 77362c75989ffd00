internal import MirrorStores
internal import VaultFiles
internal import VaultStore

/// Where a mirror may lie: a copy counts only where nothing else of the vault lies.
enum MirrorPlaces {
  /// Refuses places that are in the vault, around it, or together with another mirror's. Nothing is made.
  static func require(_ configuration: MirrorConfiguration, for vault: Vault) throws(VaultError) {
    for case .folder(let path)? in [configuration.location, configuration.keys] {
      let (place, own) = try files { () throws(FileError) in (try FolderPlace(path), try FolderPlace(vault.folder.path))
      }
      guard !place.isInside(own), !own.isInside(place) else {
        throw VaultError(
          .usage, "A mirror lies neither in its vault nor around it: \(path)", safe: "Nothing was changed.",
          next: "Choose a folder of another disk, or of another machine.")
      }
      try requireOutside(place, path)
    }
    if let keys = configuration.keys, try overlap(keys, configuration.location) {
      throw VaultError(
        .usage, "Keys apart lie neither in the mirror nor around it: \(VisibleText.escape(keys.address))",
        safe: "Nothing was changed.", next: "Choose a place for them outside of \(configuration.address).")
    }
    for known in try MirrorConfigurations(of: vault.fingerprint).all {
      for (mine, theirs) in [
        (configuration.location, known.location), (configuration.location, known.keys),
        (configuration.keys, known.location), (configuration.keys, known.keys),
      ] {
        guard let mine, let theirs, try overlap(mine, theirs) else { continue }
        throw VaultError(
          .usage,
          "\(VisibleText.escape(mine.address)) and the mirror \(known.name) (\(VisibleText.escape(theirs.address))) are one place, or one lies in the other: that is no second copy.",
          safe: "Nothing was changed.",
          next:
            "Choose another disk or bucket. To call it otherwise: evault mirror remove \(known.name), and add it again."
        )
      }
    }
  }

  /// Refuses a place for keys that is a mirror itself.
  static func requireKeysOnly(_ store: any MirrorStore) throws(VaultError) {
    for name in [MirrorLayout.state, MirrorLayout.checkpoint] {
      let size = try mirror { () throws(MirrorStoreError) in try store.size(of: name) }
      guard size == nil else {
        throw VaultError(
          .usage, "\(store.place) is a mirror itself: keys apart would take the place of its lists.",
          safe: "Nothing was changed.", next: "Choose an empty place: --keys file:///path")
      }
    }
  }

  /// Refuses a folder that would lie in a vault or in a mirror.
  static func requireOutside(_ place: FolderPlace, _ path: FilePath) throws(VaultError) {
    guard place.isBelow(isVaultOrMirror) else { return }
    throw VaultError(
      .usage, "\(path) would lie in a vault, or in a mirror of one.", safe: "Nothing was changed.",
      next: "Choose a folder outside of it.")
  }

  private static func isVaultOrMirror(_ folder: Folder) throws(FileError) -> Bool {
    let identity = FilePath(MirrorLayout.vault.text)
    if try folder.status(identity)?.kind == .regular {
      return MirrorIdentity.vault(try folder.read(identity, limit: MirrorIdentity.maximumByteCount)) != nil
    }
    guard try folder.status(VaultLayout.formatText)?.kind == .regular else { return false }
    return try folder.status(FilePath(MirrorLayout.checkpoint.text))?.kind == .regular
  }

  private static func overlap(_ one: MirrorLocation, _ other: MirrorLocation) throws(VaultError) -> Bool {
    do throws(FileError) { return try one.isInside(other) ? true : other.isInside(one) } catch {
      // A disk that is away, or nobody's to look at: then names tell.
      if one.address == other.address, one.service == other.service { return true }
      return false
    }
  }
}
