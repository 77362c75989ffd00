/// What is known about a bag while it is being validated.
struct BagInspection<Folder: BagFolder> {
  /// One manifest of the bag.
  struct Listing {
    let name: ManifestName
    /// The digests by path.
    var digests: [BagPath: [UInt8]] = [:]
    /// Whether every line could be read: only then does a path's absence mean anything.
    var isWhole = true
    /// Whether the digests can be computed here.
    let isSupported: Bool
  }

  let folder: Folder
  var findings: [BagFinding] = []
  /// The regular files with safe names, and their lengths.
  var files: [BagPath: UInt64] = [:]
  var payload = PayloadOxum(byteCount: 0, fileCount: 0)
  var declaration = BagDeclaration()
  var listings: [Listing] = []
  /// The algorithms of the tag manifests, known from their names.
  var tagAlgorithms: Set<BagDigestAlgorithm> = []
  var fetched: [FetchFile.Entry] = []
  /// Digests of the tag files that were read for what they say: what was hashed is then what was read.
  var computed: [BagPath: [BagDigestAlgorithm: [UInt8]]] = [:]

  init(folder: Folder) { self.folder = folder }

  mutating func note(
    _ code: BagFindingCode, _ severity: BagFinding.Severity, _ path: some Sequence<UInt8>, _ detail: String = ""
  ) {
    findings.append(BagFinding(code, severity, Array(path), detail))
  }

  mutating func note(_ code: BagFindingCode, _ path: some Sequence<UInt8>, _ error: BagItError) {
    note(code, .error, path, error.reason + (error.line.map { ", line \($0)" } ?? ""))
  }

  /// Severity of what version 1.0 forbids and 0.97 only advises against.
  var strictness: BagFinding.Severity { declaration.version == .v1_0 ? .error : .warning }

  /// Lists the folder and sorts out what can be no part of a bag.
  mutating func lookAround(limit: Int) throws(BagFolderError) {
    var hasPayloadFolder = false
    var (byteCount, fileCount): (UInt64, UInt64) = (0, 0)
    for entry in try folder.entries(limit: limit) {
      let isInPayload = entry.path.starts(with: "data/".utf8)
      if isInPayload || (entry.kind == .folder && entry.path.elementsEqual("data".utf8)) { hasPayloadFolder = true }
      switch entry.kind {
      case .folder: continue
      case .link: note(.link, .error, entry.path)
      case .special: note(.specialFile, .error, entry.path)
      case .regular:
        if isInPayload {
          byteCount = byteCount.addingReportingOverflow(entry.byteCount).partialValue
          fileCount += 1
        }
        do throws(BagItError) {
          let path = try BagPath(entry.path)
          files[path] = entry.byteCount
          if let name = ManifestName(path), name.isTagManifest, let algorithm = name.algorithm {
            tagAlgorithms.insert(algorithm)
          }
        } catch {
          note(.unsafePath, entry.path, error)
        }
      }
    }
    payload = PayloadOxum(byteCount: byteCount, fileCount: fileCount)
    if !hasPayloadFolder { note(.missingPayloadFolder, .error, "data".utf8) }
  }

  /// A tag file as a whole; nil where it is not there or longer than it may be, which `code` then reports.
  mutating func tagFile(_ name: String, limit: Int, _ code: BagFindingCode) throws(BagFolderError) -> [UInt8]? {
    let path = Array(name.utf8)
    guard let key = try? BagPath(name), let byteCount = files[key] else { return nil }
    guard byteCount <= UInt64(limit) else {
      note(code, .error, path, "longer than \(limit) bytes")
      return nil
    }
    let hashers = tagHashers
    var bytes: [UInt8] = []
    try folder.read(path, limit: UInt64(limit)) { piece in
      for hasher in hashers { hasher.update(piece) }
      for index in 0..<piece.count { bytes.append(piece[index]) }
    }
    keep(hashers, for: key)
    return bytes
  }

  /// Fresh hashers for every algorithm that a tag manifest of this bag may ask for.
  var tagHashers: [BagHasher] {
    tagAlgorithms.compactMap { BagHasher($0) }
  }

  mutating func keep(_ hashers: [BagHasher], for path: BagPath) {
    for hasher in hashers { computed[path, default: [:]][hasher.algorithm] = hasher.finish() }
  }
}
