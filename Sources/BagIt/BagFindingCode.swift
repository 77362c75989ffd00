/// What a validator can notice. The raw values are stable: they may be stored and documented.
public enum BagFindingCode: String, Sendable, CaseIterable {
  /// There is no `bagit.txt`.
  case missingDeclaration = "missing-declaration"
  /// `bagit.txt` is not what RFC 8493 §2.1.1 asks for.
  case malformedDeclaration = "malformed-declaration"
  /// A version other than 0.97 and 1.0.
  case unsupportedVersion = "unsupported-version"
  /// The tag files are in an encoding that is not read.
  case unsupportedEncoding = "unsupported-encoding"
  /// There is no `data` folder (§2.1.2).
  case missingPayloadFolder = "missing-payload-folder"
  /// `bag-info.txt` cannot be read (§2.2.2).
  case malformedInfo = "malformed-info"
  /// Payload-Oxum comes twice or is no Oxum.
  case malformedOxum = "malformed-oxum"
  /// Payload-Oxum does not fit the payload.
  case wrongOxum = "wrong-oxum"
  /// No payload manifest, or none with a supported algorithm (§2.1.3).
  case missingManifest = "missing-manifest"
  /// A manifest's algorithm is not supported: its digests were not checked.
  case unsupportedAlgorithm = "unsupported-algorithm"
  /// Only MD5 or SHA-1 protect these files: good against accidents, not against forgers.
  case weakAlgorithm = "weak-algorithm"
  /// A manifest has a line that cannot be read.
  case malformedManifest = "malformed-manifest"
  /// A path that would lead out of the bag, or that some system would read otherwise (§5.1).
  case unsafePath = "unsafe-path"
  /// A manifest lists one path twice.
  case duplicateEntry = "duplicate-entry"
  /// A line is spelled in a way that tolerant readers accept: `./`, `*`, a bare `%`.
  case unusualSpelling = "unusual-spelling"
  /// A payload manifest lists a file outside `data/`.
  case notPayload = "not-payload"
  /// A tag manifest lists a payload file or a tag manifest (§2.2.1).
  case notTagFile = "not-tag-file"
  /// A file is listed but not there.
  case missingFile = "missing-file"
  /// A payload file is there but not listed (§2.1.3).
  case unlistedPayload = "unlisted-payload"
  /// A payload manifest is not listed by a tag manifest (§2.2.1).
  case unlistedManifest = "unlisted-manifest"
  /// A tag file that no tag manifest lists: nothing protects it.
  case unlistedTagFile = "unlisted-tag-file"
  /// There is no tag manifest: nothing protects the tag files.
  case missingTagManifest = "missing-tag-manifest"
  /// A file's bytes are not those that were listed.
  case wrongDigest = "wrong-digest"
  /// `fetch.txt` cannot be read (§2.2.3).
  case malformedFetch = "malformed-fetch"
  /// `fetch.txt` names a file; nothing is fetched.
  case fetchEntry = "fetch-entry"
  /// A symbolic link.
  case link
  /// A device, socket or pipe.
  case specialFile = "special-file"
  /// Two names that are one where upper and lower case do not differ.
  case caseCollision = "case-collision"
  /// Two names that are one where Unicode is normalised.
  case normalizationCollision = "normalization-collision"
  /// A file that an operating system made for itself.
  case systemFile = "system-file"
}
