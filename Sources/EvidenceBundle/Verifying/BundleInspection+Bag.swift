internal import BagIt
internal import VaultCrypto
internal import VaultFiles

extension BundleInspection {
  /// Compares the folder with its manifests (RFC 8493 §3). Digests that are known already are not computed again.
  mutating func judgeBag() {
    if let declaration = tagFile(BagDeclaration.fileName), declaration != BagDeclaration().bytes {
      note(.wrongDeclaration, BagDeclaration.fileName)
    }
    for manifest in [BundleLayout.manifest, BundleLayout.tagManifest] where survey.files[manifest] == nil {
      note(.missingManifest, manifest)
    }
    var files: [(path: String, byteCount: UInt64)] = []
    files.reserveCapacity(survey.files.count)
    for (path, file) in survey.files
    where file.place != .signature && file.place != .signatureTimestamp && !leftOut.contains(path) {
      files.append((path, file.byteCount))
    }
    let bag = BundleBagFolder(folder, files: files, tagManifest: tagManifest)
    let known = digests
    do throws(BagFolderError) {
      let found = try BagValidator().validate(bag) { known[$0.description] }
      for finding in found { take(finding) }
    } catch {
      note(.unreadable, String(decoding: error.path, as: UTF8.self), error.code.rawValue)
    }
  }

  private mutating func take(_ finding: BagFinding) {
    let path = String(decoding: finding.path, as: UTF8.self)
    guard let code = Self.code(finding, path, leftOut: leftOut, isLeftOutPayload: hasLeftOutPayload) else { return }
    note(code, path, exhibit: exhibits[path], finding.detail)
  }

  private var hasLeftOutPayload: Bool {
    leftOut.contains { $0.hasPrefix(BundleLayout.payloadFolder + "/") }
  }

  private static func code(
    _ finding: BagFinding, _ path: String, leftOut: Set<String>, isLeftOutPayload: Bool
  ) -> BundleFindingCode? {
    switch finding.code {
    case .missingDeclaration, .malformedDeclaration, .unsupportedVersion, .unsupportedEncoding: .wrongDeclaration
    case .malformedInfo, .malformedOxum: .wrongInfo
    // Where a payload was left out there is a finding on it, and the count cannot be right.
    case .wrongOxum: isLeftOutPayload ? nil : .wrongPayloadCount
    case .missingManifest, .missingTagManifest: path.isEmpty ? nil : .missingManifest
    case .unsupportedAlgorithm, .weakAlgorithm, .malformedManifest, .notPayload, .notTagFile, .unusualSpelling:
      .malformedManifest
    case .unsafePath: .unsafePath
    case .duplicateEntry: .duplicateEntry
    case .missingFile: leftOut.contains(path) ? nil : .missingFile
    case .unlistedPayload, .unlistedManifest, .unlistedTagFile: .unlistedFile
    case .wrongDigest: .wrongDigest
    case .malformedFetch, .fetchEntry: .fetchFile
    case .link: .link
    case .specialFile: .specialFile
    case .caseCollision, .normalizationCollision: .collidingNames
    case .missingPayloadFolder, .systemFile: .unexpectedFile
    }
  }
}
