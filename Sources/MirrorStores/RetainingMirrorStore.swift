public import VaultCrypto

/// A store that can lock what it keeps: until a time that only ever moves further away nobody deletes a locked file's bytes. A file that is
/// removed or replaced is out of sight only.
public protocol RetainingMirrorStore: MirrorStore {
  /// Whether files of this place can be locked; nil where it does not tell.
  func canRetain() throws(MirrorStoreError) -> Bool?

  /// How a file is locked now; nil where it is not.
  /// - Throws: `.notFound` where there is none of this name.
  func retention(of name: StoredName) throws(MirrorStoreError) -> Retention?

  /// Keeps a file under a name that must be free, locked.
  /// - Throws: `.exists` where the name is taken: then what is there stays, and is locked now; `.unlocked` where the file is there and not locked.
  func add(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError)

  /// Keeps a file in place of what may be there, locked.
  func replace(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError)

  /// Locks a file at least so: a lock that is stronger or longer stays. What was asked for is read back.
  /// - Returns: whether the lock was changed.
  /// - Throws: `.notFound`; `.unlocked` where the place took it and did not do it; `.weakened` where a lock that was there became shorter.
  @discardableResult func retain(_ name: StoredName, _ retention: Retention) throws(MirrorStoreError) -> Bool
}
