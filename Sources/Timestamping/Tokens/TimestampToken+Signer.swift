public import VaultCrypto

extension TimestampToken {
  /// The certificate whose key signed: the one whose digest is inside the signature, among those that the signer's name fits. All
  /// others that came with the token may only help to build a chain.
  /// - Parameter given: certificates that came another way.
  /// - Throws: `.signerMissing`, `.signerNotFixed`, `.badSignature`, `.wrongKeyUsage`, `.notYetValid`, `.expired`.
  public func signer(among given: [X509Certificate] = []) throws(TimestampError) -> X509Certificate {
    let message = try Self.message(signedMessage)
    var named: [X509Certificate] = []
    for certificate in message.certificates + given where message.names(certificate) { named.append(certificate) }
    guard !named.isEmpty else {
      throw TimestampError(.signerMissing, "the authority's certificate is not at hand")
    }
    let own = try SigningCertificate(message)
    var fixed: X509Certificate?
    for certificate in named where try own.isDigest(of: certificate) { fixed = certificate }
    guard let fixed else {
      throw TimestampError(.signerNotFixed, "the certificate is not the one that the signature names")
    }
    guard message.isSigned(by: fixed) else {
      throw TimestampError(.badSignature, "the signature is not that of \(fixed.subject)")
    }
    guard fixed.isForTimestampsOnly else {
      throw TimestampError(.wrongKeyUsage, "\(fixed.subject) is not for timestamps only")
    }
    guard let start = fixed.notBefore, let end = fixed.notAfter else {
      throw TimestampError(.malformed, "validity of \(fixed.subject)")
    }
    for moment in [info.seconds, signingTime ?? info.seconds] {
      guard moment >= start else { throw TimestampError(.notYetValid, "signed before \(fixed.subject) was valid") }
      guard moment <= end else { throw TimestampError(.expired, "signed after \(fixed.subject) had expired") }
    }
    return fixed
  }

  /// Certificates and revocation lists that came with it. Anybody can have put them in.
  var companions: (certificates: [X509Certificate], lists: [RevocationList]) {
    guard let message = try? SignedMessage(signedMessage) else { return ([], []) }
    return (message.certificates, message.revocationLists)
  }

  /// Whether the certificates that the signature lists are those of a verified chain.
  func fixes(_ chain: CertificateChain) -> Bool {
    guard let message = try? SignedMessage(signedMessage) else { return false }
    return message.fixes(chain)
  }

  /// Checks that it answers a request.
  /// - Throws: `.wrongImprint`, `.wrongNonce`, `.wrongPolicy`, `.signerMissing`.
  public func check(answers request: TimestampRequest) throws(TimestampError) {
    guard info.imprint == request.imprint else { throw TimestampError(.wrongImprint, "another digest than requested") }
    guard info.nonce == request.nonce else { throw TimestampError(.wrongNonce, "another nonce than requested") }
    if let policy = request.policy, policy != info.policy {
      throw TimestampError(.wrongPolicy, "policy \(info.policy) where \(policy) was requested")
    }
    if request.wantsCertificate, companions.certificates.isEmpty {
      throw TimestampError(.signerMissing, "the request asked for the certificate, and the answer has none")
    }
  }
}
