internal import COpenSSL

/// A certificate of a chain that its issuer took back.
public struct Revocation: Sendable, Equatable {
  /// The certificate's subject, as RFC 2253 writes it.
  public let subject: String
  /// Since when it is not to be trusted, in seconds from 1970-01-01T00:00:00Z: when it was revoked, or when the key is thought to have been in other hands, where
  /// the list says so (`invalidityDate`, RFC 5280 §5.3.2); nil where it says no time.
  public let moment: Int64?
  /// The `reasonCode` (RFC 5280 §5.3.1); nil where the list gives none.
  public let reason: Int?

  /// Whether what was signed before the moment still counts: the reason says that the key was not in other hands
  /// (RFC 3161 §4, 1: unspecified, affiliationChanged, superseded, cessationOfOperation).
  public var sparesWhatCameBefore: Bool { reason.map { [0, 3, 4, 5].contains($0) } ?? false }

  init?(_ certificate: OpaquePointer?, in list: OpaquePointer?) {
    guard let certificate = unsafe certificate, let list = unsafe list else { return nil }
    var found: OpaquePointer?
    guard unsafe X509_CRL_get0_by_cert(list, &found, certificate) == 1, let found = unsafe found,
      unsafe X509_up_ref(certificate) == 1
    else { return nil }
    subject = unsafe X509Certificate(owning: certificate).subject
    var isCritical: Int32 = 0
    let since = unsafe X509_REVOKED_get_ext_d2i(found, NID_invalidity_date, &isCritical, nil)?
      .assumingMemoryBound(to: ASN1_TIME.self)
    let moments = unsafe [
      X509Certificate.seconds(X509_REVOKED_get0_revocationDate(found)), X509Certificate.seconds(since),
    ]
    unsafe ASN1_GENERALIZEDTIME_free(since)
    moment = moments.compactMap(\.self).min()
    let given = unsafe X509_REVOKED_get_ext_d2i(found, NID_crl_reason, &isCritical, nil)
    let code = unsafe given?.assumingMemoryBound(to: ASN1_ENUMERATED.self)
    reason = unsafe code.map { unsafe Int(ASN1_ENUMERATED_get($0)) }
    unsafe ASN1_ENUMERATED_free(code)
  }
}
