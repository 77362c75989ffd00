internal import MirrorStores

/// What was begun in a mirror and never ended. Below `objects/` it counts where it was to become an object: nobody but a writer of the mirror
/// begins such. The rest is somebody else's, and stays.
extension Mirror {
  private var stores: [any MirrorStore] { [store, keys].compactMap { $0 } }

  private static func isOwn(_ name: StoredName) -> Bool { MirrorLayout.object(name) != nil }

  /// Whether something was begun there and never ended: it may be of what was erased.
  func hasUnfinished() throws(VaultError) -> Bool {
    try VaultKit.mirror { () throws(MirrorStoreError) in
      for store in stores where try store.unfinished(below: MirrorLayout.objects, where: Self.isOwn)?.count ?? 0 > 0 {
        return true
      }
      return false
    }
  }

  /// Gives it up. With the claim nobody else writes here: what somebody began, nobody will end.
  func giveUpUnfinished() throws(VaultError) {
    for store in stores {
      _ = try VaultKit.mirror { () throws(MirrorStoreError) in
        try store.abandonUnfinished(below: MirrorLayout.objects, where: Self.isOwn)
      }
    }
  }

  /// The names, below `objects/`, of what somebody else began there: at most a hundred.
  func foreignUploads() throws(VaultError) -> [String] {
    try VaultKit.mirror { () throws(MirrorStoreError) in
      try store.unfinished(below: MirrorLayout.objects, where: Self.isOwn)?.foreign ?? []
    }
  }
}
