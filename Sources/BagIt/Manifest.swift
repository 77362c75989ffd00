/// A manifest that is held as a whole: entries in their order (RFC 8493 §2.1.3, §2.2.1). For long ones see ``ManifestReader``.
public struct Manifest: Hashable, Sendable {
  /// The longest file that is read: 1 GiB.
  public static let maximumByteCount: UInt64 = 1 << 30

  /// The file name, and with it algorithm and kind.
  public let name: ManifestName
  /// The entries; no path comes twice.
  public let entries: [ManifestEntry]

  /// A manifest, sorted by the bytes of the paths.
  /// - Throws: `.duplicatePath`, `.malformedManifest` for a digest of the wrong length.
  public init(_ name: ManifestName, entries: [ManifestEntry]) throws(BagItError) {
    let sorted = entries.sorted { $0.path < $1.path }
    for (entry, next) in zip(sorted, sorted.dropFirst()) where entry.path == next.path {
      throw BagItError(.duplicatePath, entry.path.description)
    }
    if let count = name.algorithm?.byteCount, sorted.contains(where: { $0.digest.count != count }) {
      throw BagItError(.malformedManifest, "digest")
    }
    self.name = name
    self.entries = sorted
  }

  /// Reads a file of UTF-8 text and keeps the order of its lines.
  /// - Throws: `.malformedManifest`, `.unsafePath`, `.duplicatePath`, `.tooLarge`, each with its line.
  public init(_ name: ManifestName, file: [UInt8], version: BagVersion = .v1_0) throws(BagItError) {
    var reader = ManifestReader(algorithm: name.algorithm, version: version)
    var entries: [ManifestEntry] = []
    var seen: Set<BagPath> = []
    func add(_ entry: ManifestEntry, _: ManifestReader.Spelling) throws(BagItError) {
      guard seen.insert(entry.path).inserted else { throw BagItError(.duplicatePath, entry.path.description) }
      entries.append(entry)
    }
    try reader.read(file.span, add)
    try reader.finish(add)
    self.name = name
    self.entries = entries
  }

  /// The file.
  public var file: [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries { bytes += entry.line }
    return bytes
  }
}
