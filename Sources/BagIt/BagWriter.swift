internal import VaultCrypto

/// Makes the tag files of a version 1.0 bag with SHA-256 manifests (RFC 8493 §2); writing them to a disk is the caller's work.
public enum BagWriter {
  /// A tag file to be written.
  public struct TagFile: Hashable, Sendable {
    /// The file name, in the bag's top folder.
    public let name: String
    /// What goes in.
    public let bytes: [UInt8]
  }

  /// The payload's Oxum.
  public static func oxum(of payload: [BagFile]) -> PayloadOxum {
    PayloadOxum(byteCount: payload.reduce(0) { $0 &+ $1.byteCount }, fileCount: UInt64(payload.count))
  }

  /// `manifest-sha256.txt`, or `tagmanifest-sha256.txt`, sorted by the bytes of the paths.
  /// - Throws: `.duplicatePath`; `.unsafePath` for a file on the wrong side of `data/`, a tag manifest in a tag manifest, or a tag
  ///   file whose name starts with a blank or `*`, which readers take for a part of the separator.
  public static func manifest(of files: [BagFile], isTagManifest: Bool = false) throws(BagItError) -> Manifest {
    for file in files
    where file.path.isPayload == isTagManifest || (isTagManifest && ManifestName(file.path)?.isTagManifest == true) {
      throw BagItError(.unsafePath, file.path.description)
    }
    for file in files where [0x20, 0x09, 0x2a].contains(file.path.bytes[0]) {
      throw BagItError(.unsafePath, file.path.description)
    }
    let entries = files.map { ManifestEntry(digest: $0.digest.bytes, path: $0.path) }
    return try Manifest(ManifestName(.sha256, isTagManifest: isTagManifest), entries: entries)
  }

  /// All tag files of a bag in the order in which they are best written: `bagit.txt`, `bag-info.txt`, `manifest-sha256.txt`, and
  /// `tagmanifest-sha256.txt`, which lists the other three and `others`.
  /// - Parameters:
  ///   - payload: every file under `data/`.
  ///   - info: the metadata; a Payload-Oxum is put at its end, and must not be in it.
  ///   - others: tag files that the caller writes, for example a report or a signature.
  /// - Throws: `.duplicatePath`, `.unsafePath`, `.malformedOxum` where `info` has one.
  public static func tagFiles(
    payload: [BagFile], info: BagInfo, others: [BagFile] = []
  ) throws(BagItError) -> [TagFile] {
    guard info.values(of: PayloadOxum.label).isEmpty else { throw BagItError(.malformedOxum, "given twice") }
    var info = info
    info.elements.append(try BagInfo.Element(label: PayloadOxum.label, value: oxum(of: payload).description))
    let manifest = try manifest(of: payload)
    var tagFiles = [
      TagFile(name: BagDeclaration.fileName, bytes: BagDeclaration().bytes),
      TagFile(name: BagInfo.fileName, bytes: info.bytes),
      TagFile(name: manifest.name.description, bytes: manifest.file),
    ]
    var listed = others
    for file in tagFiles { listed.append(BagFile(path: try BagPath(file.name), bytes: file.bytes)) }
    let tagManifest = try Self.manifest(of: listed, isTagManifest: true)
    tagFiles.append(TagFile(name: tagManifest.name.description, bytes: tagManifest.file))
    return tagFiles
  }
}
