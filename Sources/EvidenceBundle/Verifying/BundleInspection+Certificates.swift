internal import CMSSignature
internal import Timestamping
internal import VaultCrypto

/// What people sign who need not be members: with certificates (Schemas/README.md §4).
extension BundleInspection {
  /// The most revocation lists that are read beside one.
  private static var maximumListCount: Int { 16 }

  /// Checks each signature alone: that it is one over the tag manifest. Whose it is, is judged later, when it is known
  /// since when it is there.
  mutating func readCertificateSignatures() {
    let paths = survey.files.filter { $0.value.place == .certificateSignature }.keys.sorted()
    if let tooMany = tooMany(paths) { note(.signaturesTooMany, BundleLayout.signatureFolder, tooMany) }
    certificatePaths = Array(paths.prefix(Self.maximumSignatureCount))
    for path in certificatePaths {
      guard let bytes = tagFile(path), let tagManifest else { continue }
      do throws(CMSSignatureError) {
        let signature = try CMSSignature(bytes)
        guard path == BundleLayout.certificateSignature(signature.certificate.digest) else {
          note(.cmsWrongName, path, signature.certificate.digest.hex)
          continue
        }
        try signature.verify(tagManifest)
        certificateSignatures[path] = signature
      } catch {
        note(BundleFindingCode(error.code), path, error.reason)
      }
    }
  }

  /// Judges the certificates: at the time of the earliest timestamp over the signature that counts, else at that of the
  /// question.
  mutating func judgeCertificates() {
    let beside = companions
    for path in certificatePaths {
      guard let signature = certificateSignatures[path] else {
        certificates.append(
          BundleReport.CertificateSignature(path: path, signature: nil, verdict: nil, timestamp: nil))
        continue
      }
      let timestamp = times.filter { $0.path == path }.compactMap { $0.verdict?.earliest }
        .min { $0.info.existedBy < $1.info.existedBy }
      let verdict = signature.judge(
        trust.certificates, lists: revocations(beside[path] ?? [], of: path),
        at: timestamp?.info.existedBy ?? question.moment)
      if let code = BundleFindingCode(verdict.word) {
        note(code, path, "\(signature.certificate.subject): \(verdict.reason)")
      }
      certificates.append(
        BundleReport.CertificateSignature(path: path, signature: signature, verdict: verdict, timestamp: timestamp))
    }
    guard trust.requiresCertificate, !certificates.contains(where: { $0.verdict?.word == .valid }) else { return }
    note(.certificateMissing)
  }

  /// The revocation lists that lie beside a signature.
  private mutating func revocations(_ names: [TimestampFileName], of path: String) -> [RevocationList] {
    let paths = names.filter { $0.kind == .revocations }.map { "\(path).\($0)" }.sorted()
    var lists: [RevocationList] = []
    for path in paths.prefix(Self.maximumListCount) {
      if let bytes = tagFile(path), let list = try? RevocationList(der: bytes) { lists.append(list) }
    }
    return lists
  }
}

extension BundleFindingCode {
  fileprivate init(_ code: CMSSignatureError.Code) {
    self =
      switch code {
      case .malformed: .cmsMalformed
      case .tooLarge: .tooLarge
      case .attachedContent: .cmsAttachedContent
      case .severalSigners: .cmsSeveralSigners
      case .noSignedAttributes: .cmsNoSignedAttributes
      case .noSigningCertificate: .cmsNoSigningCertificate
      case .noCertificate: .cmsNoCertificate
      case .otherCertificate: .cmsOtherCertificate
      case .weakAlgorithm: .cmsWeakAlgorithm
      case .unsupportedKey: .cmsUnsupportedKey
      case .otherContent: .cmsOtherContent
      case .notAuthentic: .cmsBadSignature
      }
  }

  /// What a verdict on a certificate is worth telling; nil where it is valid, or nobody is believed.
  fileprivate init?(_ word: CertificateVerdict.Word) {
    switch word {
    case .valid, .unverifiable: return nil
    case .expired: self = .certificateExpired
    case .notYetValid: self = .certificateNotYetValid
    case .wrongKeyUsage: self = .certificateWrongKeyUsage
    case .revoked: self = .certificateRevoked
    case .unknownRoot: self = .certificateUnknownRoot
    case .invalid: self = .certificateInvalid
    }
  }
}
