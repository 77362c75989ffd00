internal import COpenSSL

/// Hears what libcrypto finds about revocation while it verifies a chain, and lets it go on: what a revocation means for a timestamp
/// depends on when and why, which libcrypto does not ask.
final class RevocationHearing {
  private(set) var isIncomplete = false

  private static let silent: Set<Int32> = [
    X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_DIFFERENT_CRL_SCOPE,
  ]

  /// What libcrypto calls with each thing it finds; 1 lets it go on.
  static let callback: @convention(c) (Int32, OpaquePointer?) -> Int32 = { isFine, context in
    guard isFine != 1, let context = unsafe context,
      let heard = unsafe X509_STORE_CTX_get_ex_data(context, 0).map({
        unsafe Unmanaged<RevocationHearing>.fromOpaque($0).takeUnretainedValue()
      })
    else { return isFine }
    let error = unsafe X509_STORE_CTX_get_error(context)
    if error == X509_V_ERR_CERT_REVOKED {
      // Whoever asked reads the lists themselves.
    } else if silent.contains(error) {
      heard.isIncomplete = true
    } else if error == X509_V_ERR_CRL_HAS_EXPIRED {
      // It cannot know what came after it.
      heard.isIncomplete = true
    } else if error != X509_V_ERR_CRL_NOT_YET_VALID {
      return 0
    }
    unsafe X509_STORE_CTX_set_error(context, X509_V_OK)
    return 1
  }
}
