public import VaultCrypto

/// A place that keeps named files which are written once. Every implementation passes the same tests (`StoreConformanceTests`).
///
/// Calls may come from several threads, and block. Bytes are compared with their digest on the way in, so that damage does not spread;
/// what comes out is for the reader to compare.
public protocol MirrorStore: Sendable {
  /// How people call it.
  var place: String { get }

  /// Whether the place keeps what is removed or replaced, so that removing is not deleting; nil where it does not tell.
  func keepsVersions() throws(MirrorStoreError) -> Bool?

  /// What is left of the files whose names begin with `prefix`.
  func remains(below prefix: String) throws(MirrorStoreError) -> StoredRemains

  /// What was begun below a name and is neither finished nor given up; nil where the place does not tell.
  /// - Parameter isOwn: asked whether a name is of a file that may be ended.
  func unfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> StoredUnfinished?

  /// Gives up what was begun in parts below a name and not finished, by whoever wrote here before: to be called by the one who writes now.
  /// - Parameter isOwn: asked whether a name is of a file that may be ended.
  /// - Returns: how many were ended; nil where the place does not tell which there are.
  func abandonUnfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> Int?

  /// A file's size in bytes; nil where there is none of this name.
  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64?

  /// Whether a file that ``add(_:_:digest:)`` found there is whole, as far as the place has to be asked: one that only takes whole files for their size,
  /// one that may lose bytes when the power goes for all of them.
  /// - Parameters:
  ///   - byteCount: the size that it must have.
  ///   - digest: of all its bytes.
  func holds(_ name: StoredName, byteCount: UInt64, digest: SHA256Digest) throws(MirrorStoreError) -> Bool

  /// Up to a thousand files whose names begin with `prefix`, in the order of their names' bytes, those after `after` only.
  /// - Throws: `.malformed` where what the place says is not in order, or not what was asked for.
  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage

  /// A whole file.
  /// - Throws: `.notFound`; `.tooLarge` where it has more than `limit` bytes.
  func bytes(of name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8]

  /// A part of a file that is never replaced, in pieces as they come: at most `count` bytes from `first` on, fewer where it ends before.
  /// - Parameter take: an error that it throws ends the reading, and is thrown.
  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError)

  /// The versions of a file that the place keeps and that have bytes, the newest first; nil where it does not tell.
  /// To be asked only of a place that keeps versions, or does not say that it does not (``keepsVersions()``).
  func versions(of name: StoredName) throws(MirrorStoreError) -> [StoredVersion]?

  /// One version of a file, in pieces as they come: at most `count` bytes.
  /// - Parameter take: an error that it throws ends the reading, and is thrown.
  func read(
    _ name: StoredName, version: StoredVersion, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError)

  /// Keeps a file under a name that must be free.
  /// - Parameter digest: of all its bytes; others are refused.
  /// - Throws: `.exists` where the name is taken: then what is there stays. Of two who come at once one wins; a service that knows no conditions (RFC 9110 §13.1.2) lets both.
  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError)

  /// Keeps a file in place of what may be there; a reader sees the one or the other.
  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError)

  /// Removes a file; nothing where there is none.
  func remove(_ name: StoredName) throws(MirrorStoreError)

  /// Returns when everything that was kept lasts.
  func flush() throws(MirrorStoreError)
}

extension MirrorStore {
  /// What is left, of a place that has nothing out of sight, or does not tell.
  public func remains(below prefix: String) throws(MirrorStoreError) -> StoredRemains {
    StoredRemains(
      isThere: try !list(prefix, after: nil).files.isEmpty, keepsVersions: try keepsVersions(), unfinishedCount: 0)
  }

  /// Does not tell.
  public func versions(of name: StoredName) throws(MirrorStoreError) -> [StoredVersion]? { nil }

  /// Has none.
  public func read(
    _ name: StoredName, version: StoredVersion, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) { throw MirrorStoreError(.notFound, "\(place)/\(name)") }

  /// Nothing, of a place that takes no parts.
  public func unfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> StoredUnfinished? { StoredUnfinished(count: 0) }

  /// Nothing, of a place that takes no parts.
  public func abandonUnfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> Int? { 0 }

  /// Whether a file is whole, of a place that takes whole files only.
  public func holds(_ name: StoredName, byteCount: UInt64, digest: SHA256Digest) throws(MirrorStoreError) -> Bool {
    try size(of: name) == byteCount
  }

  /// A whole file; nil where there is none.
  public func bytesIfPresent(_ name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8]? {
    do throws(MirrorStoreError) { return try bytes(of: name, limit: limit) } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }

  /// Calls `body` with all files whose names begin with `prefix`, in order.
  /// - Parameters:
  ///   - limit: more files than there can be: a place that goes on and on is left.
  ///   - strange: called with names that no file of a store has, some perhaps twice.
  /// - Throws: `.malformed` where there are more files than `limit`.
  public func forEach(
    _ prefix: String, limit: Int = 100_000_000, strange: (String) throws(MirrorStoreError) -> Void = { _ in },
    _ body: (StoredName, UInt64) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    var last: StoredName?
    var count = 0
    while true {
      let page = try list(prefix, after: last)
      count += page.files.count
      guard count <= limit else {
        throw MirrorStoreError(.malformed, place, "a list has more than \(limit) names")
      }
      for name in page.strange { try strange(name) }
      for (name, size) in page.files { try body(name, size) }
      guard page.hasMore, let name = page.files.last?.name else { return }
      last = name
    }
  }
}
