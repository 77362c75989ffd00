public import VaultCrypto

/// Judges a bag, written by anyone, by RFC 8493 §3: is it complete, is it valid, and what else should somebody know about it.
///
/// Reads each file at most once, so that what a tag file says and what is hashed are the same bytes. Nothing is fetched, no link is followed, no path from a manifest is opened unless the folder
/// itself listed a regular file under that very name.
public struct BagValidator: Sendable {
  /// The most files, folders and other things that a bag may have; 2,000,000.
  public var maximumEntryCount = 2_000_000

  /// A validator.
  public init() {}

  /// What there is to say about the bag in `folder`, sorted by path and code; a valid bag has no `.error` among it.
  /// - Parameter precomputed: the SHA-256 digest of a file that the caller has hashed already, of the bytes that are in the folder
  ///   now; nil for files that are to be read here. It stands in for reading where a manifest asks for SHA-256; it is not asked for the tag
  ///   files that have to be read anyway.
  /// - Throws: where the folder or a file in it could not be looked at: nothing is known about the bag then.
  public func validate(
    _ folder: some BagFolder, precomputed: (BagPath) -> SHA256Digest? = { _ in nil }
  ) throws(BagFolderError) -> [BagFinding] {
    var inspection = BagInspection(folder: folder)
    try inspection.lookAround(limit: maximumEntryCount)
    try inspection.readDeclaration()
    try inspection.readManifests()
    try inspection.readInfo()
    try inspection.readFetchFile()
    inspection.compareListings()
    try inspection.compareDigests(precomputed)
    inspection.compareNames()
    return inspection.findings.sorted {
      if $0.path != $1.path { return $0.path.lexicographicallyPrecedes($1.path) }
      return ($0.code.rawValue, $0.detail) < ($1.code.rawValue, $1.detail)
    }
  }
}
