internal import BagIt
internal import Custody
public import SSHSignature
internal import SelectiveDisclosure
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VerifyPage

extension BundleWriter {
  /// Writes everything that is not an exhibit, and returns when the bundle is on the medium. Call it once, when all exhibits are added.
  /// - Throws: `.wrongOrder` without export events or a second time; `.notAuthorised`, `.malformedIndex`, `.malformedInfo`, `.tooLarge`.
  public func finish() throws(BundleWriteError) -> BundleSeal {
    var state = self.state.withLock { $0 }
    guard state.seal == nil, !state.exportEvents.isEmpty, state.exhibits.count == state.numbers.count else {
      throw .refused(.wrongOrder, "export events or an exhibit are missing, or the bundle is finished")
    }
    state.exhibits.sort { $0.number < $1.number }
    state.origins.sort { $0.item.description < $1.item.description }
    try compareWithAuthorisation(state)
    let index = try index(state)
    let others: [(String, [UInt8])] = [
      (BundleLayout.index, index), (BundleLayout.readMe, BundleReadMe.bytes),
      (BundleLayout.page, VerifyPage.bundleCopy),
      (BundleLayout.checkpoint, preparation.checkpoint.bytes),
      (BundleLayout.policy, BundlePolicy.bytes(logKey: logKey)),
    ]
    for (path, bytes) in others { state.tagFiles.append(try write(path, bytes)) }
    state.tagFiles += try writeRosters(state.signers)
    for (path, bytes) in state.furtherFiles.sorted(by: { $0.key < $1.key }) {
      state.tagFiles.append(try write(path, bytes))
    }
    let tagFiles: [BagWriter.TagFile]
    do throws(BagItError) {
      tagFiles = try BagWriter.tagFiles(payload: state.payload, info: try info(), others: state.tagFiles)
    } catch {
      throw .refused(.malformedInfo, error.reason)
    }
    for file in tagFiles { _ = try write(file.name, file.bytes) }
    guard let last = tagFiles.last, last.name == BundleLayout.tagManifest else {
      throw .refused(.malformedInfo, BundleLayout.tagManifest)
    }
    do throws(FileError) { try target.sync() } catch { throw .file(error) }
    let seal = BundleSeal(
      tagManifest: last.bytes, digest: SHA256.hash(last.bytes), payloadCount: state.payload.count,
      payloadByteCount: BagWriter.oxum(of: state.payload).byteCount)
    self.state.withLock { $0.seal = seal }
    return seal
  }

  /// Adds a signature over the tag manifest, durably, under the name of its key. Call it after ``finish()``.
  /// - Throws: `.wrongOrder`; `.wrongSignature` where it is not over this bundle, or its key was not announced among the signers.
  public func addSignature(_ signature: SSHSignature) throws(BundleWriteError) {
    guard let seal = state.withLock({ $0.seal }) else { throw .refused(.wrongOrder, "signature before the end") }
    let kid = OKPKey(signature.publicKey).thumbprint
    guard preparation.signers.contains(kid) else { throw .refused(.wrongSignature, "a signer who was not announced") }
    do throws(SSHSignatureError) {
      try signature.verify(seal.tagManifest, namespace: BundleLayout.signatureNamespace)
    } catch {
      throw .refused(.wrongSignature, error.code.rawValue)
    }
    do throws(FileError) {
      try target.addSignature(BundleLayout.signature(kid), Array(signature.armored.utf8))
    } catch {
      throw .file(error)
    }
  }

  /// What was not authorised must not leave, even by mistake.
  private func compareWithAuthorisation(_ state: State) throws(BundleWriteError) {
    let contents = AuthorisedContents(state.authorised)
    let isWhole = preparation.volume == nil
    guard contents.allowsItems(of: state.exhibits, isWhole: isWhole),
      contents.allowsWithheldPayloads(of: state.exhibits, isWhole: isWhole)
    else {
      throw .refused(.notAuthorised, "exhibits or withheld payloads")
    }
    let names = contents.forbidden(state.disclosed).sorted()
    guard names.isEmpty else { throw .refused(.notAuthorised, names.joined(separator: ", ")) }
  }

  private func index(_ state: State) throws(BundleWriteError) -> [UInt8] {
    do throws(BundleError) {
      let bytes = try BundleIndex(
        vault: history.fingerprint, export: preparation.export, created: preparation.created, logSize: checkpoint.size,
        rosterCount: history.versions.count, exhibits: state.exhibits, origins: state.origins,
        exportEvents: state.exportEvents
      ).bytes
      guard bytes.count <= BundleIndex.maximumByteCount else { throw BundleError(.tooLarge, BundleLayout.index) }
      return bytes
    } catch {
      throw .refused(error)
    }
  }

  private func info() throws(BagItError) -> BagInfo {
    var elements: [BagInfo.Element] = []
    if let organization = preparation.organization {
      elements.append(try BagInfo.Element(label: "Source-Organization", value: organization))
    }
    let day = String(preparation.created.description.prefix(10))
    elements.append(try BagInfo.Element(label: "Bagging-Date", value: day))
    elements.append(try BagInfo.Element(label: "External-Identifier", value: preparation.export.description))
    if let volume = preparation.volume {
      let group = preparation.export.description
      elements.append(try BagInfo.Element(label: BundleVolume.groupLabel, value: group))
      elements.append(try BagInfo.Element(label: BundleVolume.countLabel, value: volume.description))
    }
    if !preparation.originatorControlled.isEmpty {
      let numbers = preparation.originatorControlled.sorted().map(String.init).joined(separator: ", ")
      elements.append(
        try BagInfo.Element(
          label: BundleLayout.originatorControl,
          value: "exhibits \(numbers): not to be passed on without the agreement of whoever they came from"))
    }
    return BagInfo(elements)
  }

  /// Writes every roster version with the members who signed something that it judges; the others, and all compartments, are withheld.
  private func writeRosters(_ signers: [Int: Set<String>]) throws(BundleWriteError) -> [BagFile] {
    var files: [BagFile] = []
    for (place, roster) in preparation.rosters.enumerated() {
      let version = place + 1
      let kids = signers[version] ?? []
      let token: SDJWT
      do throws(SDJWTError) {
        token = try roster.token.presenting { path, disclosure in
          guard path.components.first == .name("members") else { return false }
          return disclosure.value.objectValue?["kid"]?.stringValue.map(kids.contains) ?? false
        }
      } catch {
        throw .refused(.wrongRosters, "version \(version)")
      }
      let proof = try proofBytes(LogEntry(roster: token.issuerJWTDigest), roster.proof)
      files.append(try write(BundleLayout.roster(version), token.serialized))
      files.append(try write(BundleLayout.rosterProof(version), proof))
    }
    return files
  }
}
