public import VaultCrypto

/// Judges tokens (RFC 3161 §2.2, appendix A; RFC 5816).
public struct TimestampVerifier: Sendable {
  /// How many seconds a token may be ahead of the time for which the question is asked: two clocks are never the same.
  public static let tolerance: Int64 = 300

  private let trust: TimestampTrust

  /// A verifier with this trust.
  public init(_ trust: TimestampTrust) { self.trust = trust }

  /// Judges a token, whose imprint somebody compared already.
  /// - Parameters:
  ///   - lists: revocation lists from beside the token.
  ///   - moment: the time at which the chain must hold, in seconds from 1970-01-01T00:00:00Z.
  /// - Throws: why it does not count.
  public func evidence(
    _ token: TimestampToken, lists: [RevocationList], at moment: Int64
  ) throws(TimestampError) -> TimestampEvidence {
    let (embedded, embeddedLists) = token.companions
    let signer = try token.signer(among: trust.certificates)
    guard trust.policies.isEmpty || trust.policies.contains(token.info.policy) else {
      throw TimestampError(.wrongPolicy, "policy \(token.info.policy)")
    }
    guard token.info.seconds <= moment + Self.tolerance else {
      throw TimestampError(.later, "made after the time for which it is judged")
    }
    let chain: CertificateChain
    do throws(ChainFailure) {
      chain = try CertificateChain(
        of: signer, trusted: trust.certificates, helpers: embedded, lists: lists + trust.lists + embeddedLists,
        at: moment)
    } catch {
      throw TimestampError(error)
    }
    guard token.fixes(chain), let root = chain.certificates.last else {
      throw TimestampError(.signerNotFixed, "the signature lists other certificates than those of the chain")
    }
    for revocation in chain.revocations where Self.counts(revocation, against: token.info, at: moment) {
      throw TimestampError(.revoked, "\(revocation.subject) was revoked")
    }
    return TimestampEvidence(
      info: token.info, signer: signer, root: root, isRevocationKnown: chain.isRevocationKnown,
      isQualified: chain.certificates.contains { trust.qualified.contains($0.digest) })
  }

  /// A revocation after the moment changes nothing: by then the token was there. One before it spares tokens that are older, where
  /// its reason says that the key was in nobody else's hands (RFC 3161 §4, 1).
  private static func counts(_ revocation: Revocation, against info: TimestampInfo, at moment: Int64) -> Bool {
    guard let revoked = revocation.moment else { return true }
    guard revoked <= moment else { return false }
    return !(revocation.sparesWhatCameBefore && info.existedBy < revoked)
  }
}

extension TimestampError {
  fileprivate init(_ failure: ChainFailure) {
    let code: Code =
      switch failure.code {
      case .unknownRoot: .unknownRoot
      case .expired: .expired
      case .notYetValid: .notYetValid
      case .wrongPurpose: .wrongKeyUsage
      case .weak, .invalid: .badChain
      }
    self.init(code, failure.reason)
  }
}
