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

  /// A file's size in bytes; nil where there is none of this name.
  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64?

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
    StoredRemains(isThere: try !list(prefix, after: nil).files.isEmpty, keepsVersions: try keepsVersions())
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
