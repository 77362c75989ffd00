public import VaultCrypto

extension CMSSignature {
  /// Judges the certificate (RFC 5280 §6), which says nothing about the signature itself.
  /// - Parameters:
  ///   - trust: whom the verifier believes; nil for nobody.
  ///   - lists: revocation lists from beside the signature. One counts where an issuer of the chain signed it.
  ///   - moment: the time at which everything must hold, in seconds from 1970-01-01T00:00:00Z: when the signature is
  ///     known to have existed, else the time for which the question is asked.
  public func judge(
    _ trust: CertificateTrust?, lists: [RevocationList] = [], at moment: Int64
  ) -> CertificateVerdict {
    guard let trust else { return CertificateVerdict(.unverifiable, at: moment) }
    guard certificate.isForDocuments else {
      return CertificateVerdict(.wrongKeyUsage, at: moment, "\(certificate.subject) is not for signing documents")
    }
    let chain: CertificateChain
    do throws(ChainFailure) {
      chain = try CertificateChain(
        of: certificate, trusted: trust.certificates, helpers: companions, lists: trust.lists + lists + self.lists,
        at: moment, for: .documents)
    } catch {
      return CertificateVerdict(CertificateVerdict.Word(error.code), at: moment, error.reason)
    }
    let root = chain.certificates.last
    // What was revoked later was good when the signature was there already.
    if let revocation = chain.revocations.first(where: { $0.moment.map { $0 <= moment } ?? true }) {
      return CertificateVerdict(
        .revoked, at: moment, "\(revocation.subject) was revoked", root: root,
        isRevocationKnown: chain.isRevocationKnown)
    }
    guard let message = try? Self.message(bytes), message.fixes(chain) else {
      return CertificateVerdict(.invalid, at: moment, "the signature lists other certificates than those of the chain")
    }
    return CertificateVerdict(.valid, at: moment, root: root, isRevocationKnown: chain.isRevocationKnown)
  }
}

extension CertificateVerdict.Word {
  fileprivate init(_ code: ChainFailure.Code) {
    self =
      switch code {
      case .unknownRoot: .unknownRoot
      case .expired: .expired
      case .notYetValid: .notYetValid
      case .wrongPurpose: .wrongKeyUsage
      case .weak, .invalid: .invalid
      }
  }
}
