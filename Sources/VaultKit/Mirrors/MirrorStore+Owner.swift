internal import Custody
internal import MirrorStores
internal import VaultCrypto
internal import VaultFiles

extension MirrorStore {
  /// Makes an empty place a vault's.
  func begin(_ vault: Fingerprint, _ location: MirrorLocation) throws(VaultError) {
    guard try requireFree(vault, location) else { return }
    let identity = MirrorIdentity.bytes(vault)
    try mirror { () throws(MirrorStoreError) in
      try add(MirrorLayout.vault, .bytes(identity), digest: SHA256.hash(identity))
      try flush()
    }
  }

  /// Refuses what is neither empty nor this vault's.
  /// - Returns: whether it is empty.
  @discardableResult func requireFree(_ vault: Fingerprint, _ location: MirrorLocation) throws(VaultError) -> Bool {
    if try owner() != nil {
      try require(vault)
      return false
    }
    guard try isEmpty(location) else {
      throw VaultError(
        .failed, "There is something at \(place) already, and it is no mirror of a vault.",
        safe: "Nothing was changed.", next: "Choose a place where nothing is.")
    }
    return true
  }

  /// Whether nothing at all is there, also nothing that a store would not list.
  private func isEmpty(_ location: MirrorLocation) throws(VaultError) -> Bool {
    if case .folder(let path) = location {
      return try files { () throws(FileError) in try Folder.open(path).entries() }.isEmpty
    }
    return try mirror { () throws(MirrorStoreError) in try list("", after: nil) }.files.isEmpty
  }

  /// The vault whose mirror it is; nil where it is none's.
  private func owner() throws(VaultError) -> Fingerprint? {
    let bytes = try mirror { () throws(MirrorStoreError) in
      try bytesIfPresent(MirrorLayout.vault, limit: MirrorIdentity.maximumByteCount)
    }
    guard let bytes else { return nil }
    guard let owner = MirrorIdentity.vault(bytes) else {
      throw VaultError(.corrupt, "\(place)/\(MirrorLayout.vault) does not say whose mirror it is.")
    }
    return owner
  }

  /// Refuses another vault's mirror.
  func require(_ fingerprint: Fingerprint) throws(VaultError) {
    guard let owner = try owner() else {
      throw VaultError(
        .rolledBack, "There is no mirror at \(place).", safe: "Nothing was changed.",
        next:
          "Is its disk mounted, and its address right? What is empty is made one anew with evault mirror remove, and then evault mirror add."
      )
    }
    guard owner == fingerprint else {
      throw VaultError(
        .notTrusted, "\(place) is the mirror of another vault: its fingerprint is \(owner).",
        safe: "Nothing was changed.", next: "Choose another place.")
    }
  }
}
