extension BagInspection {
  /// The most bytes of a manifest that is in another encoding than UTF-8 and so must be held as a whole: 64 MiB.
  private static var maximumTranscodedByteCount: Int { 64 << 20 }

  mutating func readManifests() throws(BagFolderError) {
    let names = files.keys.compactMap { ManifestName($0) }.sorted()
    for name in names {
      let algorithm = name.algorithm.flatMap { BagHasher($0) == nil ? nil : $0 }
      listings.append(Listing(name: name, isSupported: algorithm != nil))
      try readManifest(listings.count - 1)
    }
    for isTagManifest in [false, true] { judgeAlgorithms(isTagManifest: isTagManifest) }
  }

  private mutating func judgeAlgorithms(isTagManifest: Bool) {
    let same = listings.filter { $0.name.isTagManifest == isTagManifest }
    let supported = same.filter(\.isSupported)
    for listing in same where !listing.isSupported {
      note(
        .unsupportedAlgorithm, supported.isEmpty ? .error : .warning, listing.name.description.utf8,
        listing.name.algorithmName)
    }
    if same.isEmpty {
      if isTagManifest { note(.missingTagManifest, .warning, []) } else { note(.missingManifest, .error, []) }
    }
    if !supported.isEmpty, supported.allSatisfy({ $0.name.algorithm?.isWeak == true }) {
      for listing in supported {
        note(.weakAlgorithm, .warning, listing.name.description.utf8, listing.name.algorithmName)
      }
    }
  }

  private mutating func readManifest(_ index: Int) throws(BagFolderError) {
    let path = Array(listings[index].name.description.utf8)
    var reader = ManifestReader(algorithm: listings[index].name.algorithm, version: declaration.version)
    var failure: BagItError?
    if declaration.encoding == .utf8 {
      // The closure may not throw, and may not touch self while the folder reads: it keeps the first failure aside.
      var part = self
      let hashers = tagHashers
      try folder.read(path, limit: Manifest.maximumByteCount) { piece in
        for hasher in hashers { hasher.update(piece) }
        if failure == nil { failure = part.take(piece, from: &reader, into: index) }
      }
      self = part
      if let key = try? BagPath(path) { keep(hashers, for: key) }
    } else if let bytes = try tagFile(
      listings[index].name.description, limit: Self.maximumTranscodedByteCount, .malformedManifest)
    {
      do throws(BagItError) {
        let text = try declaration.encoding.utf8(bytes)
        failure = take(text.span, from: &reader, into: index)
      } catch {
        failure = error
      }
    } else {
      listings[index].isWhole = false
    }
    if failure == nil {
      do throws(BagItError) {
        try reader.finish { (entry, spelling) throws(BagItError) in add(entry, spelling, to: index) }
      } catch {
        failure = error
      }
    }
    if let failure {
      listings[index].isWhole = false
      note(failure.code == .unsafePath ? .unsafePath : .malformedManifest, path, failure)
    }
  }

  private mutating func take(
    _ piece: Span<UInt8>, from reader: inout ManifestReader, into index: Int
  ) -> BagItError? {
    do throws(BagItError) {
      try reader.read(piece) { (entry, spelling) throws(BagItError) in add(entry, spelling, to: index) }
      return nil
    } catch {
      return error
    }
  }

  private mutating func add(_ entry: ManifestEntry, _ spelling: ManifestReader.Spelling, to index: Int) {
    let name = listings[index].name
    if !spelling.isEmpty { note(.unusualSpelling, .warning, entry.path.bytes, name.description) }
    // The path that is known already has its bytes in memory once.
    let path = files.index(forKey: entry.path).map { files[$0].key } ?? entry.path
    if let known = listings[index].digests.updateValue(entry.digest, forKey: path) {
      note(.duplicateEntry, known == entry.digest ? strictness : .error, entry.path.bytes, name.description)
    }
    if name.isTagManifest {
      if entry.path.isPayload || ManifestName(entry.path)?.isTagManifest == true {
        note(.notTagFile, strictness, entry.path.bytes, name.description)
      }
    } else if !entry.path.isPayload {
      note(.notPayload, .error, entry.path.bytes, name.description)
    }
  }
}
