internal import COpenSSL

/// A chain of certificates that libcrypto verified (RFC 5280 §6): from a signer's to a trusted root, at a time.
public struct CertificateChain: Sendable {
  /// What the signer's certificate is asked for.
  public enum Purpose: Sendable {
    /// Vouching for times (RFC 3161 §2.3).
    case timestamps
    /// Signing documents: nothing is asked here, see ``X509Certificate/isForDocuments``.
    case documents
  }

  /// The certificates, the signer's first, the root last.
  public let certificates: [X509Certificate]
  /// Those that were revoked at any time, as the lists say.
  public let revocations: [Revocation]
  /// Whether a list was at hand for every certificate but the root.
  public let isRevocationKnown: Bool

  /// Builds and verifies a chain.
  /// - Parameters:
  ///   - leaf: the signer's certificate.
  ///   - trusted: certificates to end in where they are self-signed, and to build with where they are not.
  ///   - helpers: further certificates to build with, which nobody vouches for.
  ///   - lists: revocation lists; those that no issuer in the chain signed are passed over. Where one is missing, that is no failure:
  ///     see ``isRevocationKnown``. One from another time is heard all the same: what was revoked stays so.
  ///   - seconds: the time at which everything must be valid, from 1970-01-01T00:00:00Z.
  ///   - purpose: what the leaf is asked for.
  public init(
    of leaf: X509Certificate, trusted: [X509Certificate], helpers: [X509Certificate], lists: [RevocationList],
    at seconds: Int64, for purpose: Purpose = .timestamps
  ) throws(ChainFailure) {
    let search = Search(leaf: leaf, trusted: trusted, helpers: helpers, seconds: seconds, purpose: purpose)
    let found = try search.run([], nil)
    let genuine = lists.filter { list in found.contains { list.isSigned(by: $0) } }
    guard !genuine.isEmpty else {
      certificates = found
      revocations = []
      isRevocationKnown = false
      return
    }
    let heard = RevocationHearing()
    certificates = try search.run(genuine, heard)
    // libcrypto looks at one list for each certificate, the one that suits it best: every list of the issuer counts.
    let issuers = certificates.dropFirst() + certificates.suffix(1)
    revocations = zip(certificates, issuers).flatMap { certificate, issuer in
      genuine.filter { $0.isSigned(by: issuer) }.compactMap {
        unsafe Revocation(certificate.pointer, in: $0.pointer)
      }
    }
    isRevocationKnown = !heard.isIncomplete
  }

  private struct Search {
    let leaf: X509Certificate
    let trusted: [X509Certificate]
    let helpers: [X509Certificate]
    let seconds: Int64
    let purpose: Purpose

    func run(_ lists: [RevocationList], _ heard: RevocationHearing?) throws(ChainFailure) -> [X509Certificate] {
      let store = unsafe mustExist(X509_STORE_new(), "X509_STORE_new")
      defer { unsafe X509_STORE_free(store) }
      for certificate in trusted {
        unsafe mustSucceed(X509_STORE_add_cert(store, certificate.pointer), "X509_STORE_add_cert")
      }
      let untrusted = CertificateStack(helpers)
      let revocations = RevocationStack(lists)
      let context = unsafe mustExist(X509_STORE_CTX_new(), "X509_STORE_CTX_new")
      defer { unsafe X509_STORE_CTX_free(context) }
      unsafe mustSucceed(X509_STORE_CTX_init(context, store, leaf.pointer, untrusted.pointer), "X509_STORE_CTX_init")
      if purpose == .timestamps {
        unsafe mustSucceed(
          X509_STORE_CTX_set_purpose(context, X509_PURPOSE_TIMESTAMP_SIGN), "X509_STORE_CTX_set_purpose")
      }
      let parameters = unsafe X509_STORE_CTX_get0_param(context)
      unsafe X509_VERIFY_PARAM_set_time(parameters, time_t(seconds))
      // 112 bits: no SHA-1 in a signature, no RSA key below 2,048 bits.
      unsafe X509_VERIFY_PARAM_set_auth_level(parameters, 2)
      if let heard {
        unsafe X509_STORE_CTX_set0_crls(context, revocations.pointer)
        unsafe X509_STORE_CTX_set_flags(context, UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL))
        unsafe X509_STORE_CTX_set_ex_data(context, 0, Unmanaged.passUnretained(heard).toOpaque())
        unsafe X509_STORE_CTX_set_verify_cb(context, RevocationHearing.callback)
      }
      let isValid = withExtendedLifetime(heard) { unsafe X509_verify_cert(context) == 1 }
      ERR_clear_error()
      guard isValid else { throw unsafe ChainFailure(X509_STORE_CTX_get_error(context)) }
      return unsafe CertificateStack(owning: X509_STORE_CTX_get1_chain(context)).certificates
    }
  }
}

extension ChainFailure {
  fileprivate init(_ error: Int32) {
    code =
      switch error {
      case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
        X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
        X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED:
        .unknownRoot
      case X509_V_ERR_CERT_HAS_EXPIRED: .expired
      case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
      case X509_V_ERR_INVALID_PURPOSE: .wrongPurpose
      case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK: .weak
      default: .invalid
      }
    reason = unsafe String(cString: X509_verify_cert_error_string(Int(error)))
  }
}
