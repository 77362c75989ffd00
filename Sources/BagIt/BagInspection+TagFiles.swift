extension BagInspection {
  mutating func readDeclaration() throws(BagFolderError) {
    let name = BagDeclaration.fileName
    guard let bytes = try tagFile(name, limit: BagDeclaration.maximumByteCount, .malformedDeclaration) else {
      if !findings.contains(where: { $0.code == .malformedDeclaration }) {
        note(.missingDeclaration, .error, name.utf8)
      }
      return
    }
    do throws(BagItError) {
      declaration = try BagDeclaration(bytes)
    } catch {
      let code: BagFindingCode =
        switch error.code {
        case .unsupportedVersion: .unsupportedVersion
        case .unsupportedEncoding: .unsupportedEncoding
        default: .malformedDeclaration
        }
      note(code, name.utf8, error)
    }
  }

  mutating func readInfo() throws(BagFolderError) {
    let name = BagInfo.fileName
    guard let bytes = try tagFile(name, limit: BagInfo.maximumByteCount, .malformedInfo) else { return }
    let values: [String]
    do throws(BagItError) {
      values = try BagInfo(declaration.encoding.utf8(bytes), version: declaration.version)
        .values(of: PayloadOxum.label)
    } catch {
      note(.malformedInfo, name.utf8, error)
      return
    }
    if values.count > 1 { note(.malformedOxum, .error, name.utf8, "more than one Payload-Oxum") }
    for value in values {
      do throws(BagItError) {
        let oxum = try PayloadOxum(value)
        if oxum != payload { note(.wrongOxum, .error, name.utf8, "\(oxum) is said, \(payload) is there") }
      } catch {
        note(.malformedOxum, name.utf8, error)
      }
    }
  }

  mutating func readFetchFile() throws(BagFolderError) {
    let name = FetchFile.fileName
    guard let bytes = try tagFile(name, limit: FetchFile.maximumByteCount, .malformedFetch) else { return }
    do throws(BagItError) {
      fetched = try FetchFile(declaration.encoding.utf8(bytes), version: declaration.version).entries
    } catch {
      note(error.code == .unsafePath ? .unsafePath : .malformedFetch, name.utf8, error)
    }
    for entry in fetched {
      note(.fetchEntry, .warning, entry.path.bytes, entry.url)
      if !entry.path.isPayload { note(.notPayload, .error, entry.path.bytes, name) }
      if let listing = listings.first(where: {
        !$0.name.isTagManifest && $0.isWhole && $0.digests[entry.path] == nil
      }) {
        note(.malformedFetch, .error, entry.path.bytes, "not in \(listing.name)")
      }
    }
  }
}
