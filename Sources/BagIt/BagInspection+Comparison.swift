internal import VaultCrypto

extension BagInspection {
  /// Completeness (RFC 8493 §3): all that is listed is there, all that is there is listed.
  mutating func compareListings() {
    for listing in listings {
      for path in listing.digests.keys where files[path] == nil {
        note(.missingFile, .error, path.bytes, listing.name.description)
      }
    }
    let payloadListings = listings.filter { !$0.name.isTagManifest && $0.isWhole }
    let tagListings = listings.filter { $0.name.isTagManifest && $0.isWhole }
    for path in files.keys {
      if path.isPayload {
        comparePayload(path, payloadListings)
      } else {
        compareTagFile(path, tagListings)
      }
    }
  }

  private mutating func comparePayload(_ path: BagPath, _ payloadListings: [Listing]) {
    let absent = payloadListings.filter { $0.digests[path] == nil }
    if SystemFileName.matches(path) {
      note(.systemFile, absent.isEmpty ? .warning : .error, path.bytes, absent.isEmpty ? "" : "not listed")
      return
    }
    // Version 0.97 lets the manifests share the payload among themselves.
    let isListedNowhere = absent.count == payloadListings.count
    for listing in absent {
      note(.unlistedPayload, isListedNowhere ? .error : strictness, path.bytes, listing.name.description)
    }
  }

  private mutating func compareTagFile(_ path: BagPath, _ tagListings: [Listing]) {
    let name = ManifestName(path)
    if name?.isTagManifest == true { return }
    if SystemFileName.matches(path) {
      note(.systemFile, .warning, path.bytes)
      return
    }
    for listing in tagListings where listing.digests[path] == nil {
      if name == nil {
        note(.unlistedTagFile, .warning, path.bytes, listing.name.description)
      } else {
        note(.unlistedManifest, strictness, path.bytes, listing.name.description)
      }
    }
  }

  /// Validity (RFC 8493 §3): every file's bytes are those that were listed. Each file is read once for all its manifests.
  mutating func compareDigests(_ precomputed: (BagPath) -> SHA256Digest?) throws(BagFolderError) {
    for (path, byteCount) in files.sorted(by: { $0.key < $1.key }) {
      let listed = listings.filter { $0.isSupported && $0.digests[path] != nil }
      var known = computed[path] ?? [:]
      let wanted = Set(listed.compactMap(\.name.algorithm))
      if wanted.contains(.sha256), known[.sha256] == nil, let digest = precomputed(path) {
        known[.sha256] = digest.bytes
      }
      let hashers = wanted.filter { known[$0] == nil }.compactMap { BagHasher($0) }
      if !hashers.isEmpty {
        // A file that grows while it is read must not be read for ever.
        try folder.read(path.bytes, limit: byteCount) { piece in
          for hasher in hashers { hasher.update(piece) }
        }
        for hasher in hashers { known[hasher.algorithm] = hasher.finish() }
      }
      for listing in listed {
        guard let algorithm = listing.name.algorithm, known[algorithm] != listing.digests[path] else { continue }
        note(.wrongDigest, .error, path.bytes, listing.name.description)
      }
    }
  }

  /// Names that some file system would take for one another (RFC 8493 §6.1.3).
  mutating func compareNames() {
    let listed = listings.flatMap { Array($0.digests.keys) }
    let paths = Set(files.keys).union(listed).union(fetched.map(\.path)).sorted()
    for collision in CollidingNames.among(paths) {
      note(
        collision.isNormalization ? .normalizationCollision : .caseCollision, .warning, collision.name,
        String(decoding: collision.other, as: UTF8.self))
    }
  }
}
