internal import CMSSignature
internal import Custody
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// What is known about a bundle while it is being verified. The steps are in the extensions; each only adds findings.
struct BundleInspection: ~Copyable {
  let folder: SourceFolder
  let trust: BundleTrust
  let question: TimeQuestion
  let now: Timestamp
  let survey: BundleSurvey
  var reader = FileReader()
  var findings: [BundleFinding]
  /// The digests of files that were read or hashed: the manifests are compared with these, so that what was judged is what was listed.
  var digests: [String: SHA256Digest] = [:]
  /// Files that are left out of the comparison with the manifests, because there is a finding on them already.
  var leftOut: Set<String>

  var index: BundleIndex?
  /// The numbers of the exhibits by their paths.
  var exhibits: [String: Int] = [:]
  var tagManifest: [UInt8]?
  var note: SignedNote?
  var checkpoint: Checkpoint?
  var isCheckpointSigned = false
  var history: RosterHistory?
  var events: [Identifier: CheckedEvent] = [:]
  /// Heads that follow from the proofs.
  var heads = ProvenHeads()
  /// The field vaults whose roster and checkpoint hold.
  var fields: [Fingerprint: FieldBasis] = [:]
  /// As ``heads``, in their logs.
  var fieldHeads: [Fingerprint: ProvenHeads] = [:]
  var signers: [BundleReport.Signer] = []
  /// Checkpoints that continue the bundle's, with what cosigners said of them.
  var continuations: [(note: SignedNote, path: String)] = []
  var cosigners: [BundleReport.Cosigner] = []
  /// The members' signatures that hold, by path.
  var signatures: [String: [UInt8]] = [:]
  /// The signatures by certificates that hold, by path.
  var certificateSignatures: [String: CMSSignature] = [:]
  /// The files of those that are looked at.
  var certificatePaths: [String] = []
  var certificates: [BundleReport.CertificateSignature] = []
  var times: [BundleReport.Time] = []
  var trustVerdict = BundleVerdict.unverifiable

  init(folder: SourceFolder, trust: BundleTrust, question: TimeQuestion, now: Timestamp) throws(FileError) {
    self.folder = folder
    self.trust = trust
    self.question = question
    self.now = now
    survey = try BundleSurvey(folder)
    findings = survey.findings
    leftOut = survey.leftOut
  }

  mutating func report() -> BundleReport {
    readIndex()
    readCheckpoint()
    readRosters()
    judgeCheckpoint()
    readFields()
    readEvents()
    judgeHeads()
    judgeExhibits()
    judgeLineage()
    judgeExport()
    hashPayloads()
    judgeFiles()
    judgeBag()
    judgeSignatures()
    readCertificateSignatures()
    readCosigned()
    judgeTime()
    judgeCertificates()
    judgeTrust()
    return makeReport()
  }

  mutating func note(_ code: BundleFindingCode, _ path: String = "", exhibit: Int? = nil, _ detail: String = "") {
    findings.append(BundleFinding(code, path, exhibit: exhibit, detail))
  }

  /// A tag file as a whole; nil where it is not there, which is the caller's to report, or cannot be read.
  mutating func tagFile(_ path: String) -> [UInt8]? {
    guard let limit = survey.files[path]?.place.maximumByteCount else { return nil }
    do throws(FileError) {
      let (bytes, digest) = try reader.bytes(folder, FilePath(path), limit: limit)
      digests[path] = digest
      return bytes
    } catch {
      note(.unreadable, path, error.reason)
      leftOut.insert(path)
      return nil
    }
  }
}
