internal import COpenSSL

/// libcrypto's list of certificates, with references of its own.
@safe struct CertificateStack: ~Copyable {
  let pointer: OpaquePointer

  init(_ certificates: [X509Certificate]) {
    unsafe pointer = mustExist(evault_certificates_new(), "sk_X509_new_null")
    for certificate in certificates {
      unsafe mustSucceed(evault_certificates_add(pointer, certificate.pointer), "X509_add_cert")
    }
  }

  /// Takes over a list that libcrypto made; nil is an empty one.
  init(owning made: OpaquePointer?) {
    unsafe pointer = made ?? mustExist(evault_certificates_new(), "sk_X509_new_null")
  }

  deinit { unsafe evault_certificates_free(pointer) }

  var certificates: [X509Certificate] {
    unsafe (0..<evault_certificates_count(pointer)).compactMap { index in
      guard let certificate = unsafe evault_certificate_at(pointer, index), unsafe X509_up_ref(certificate) == 1
      else { return nil }
      return unsafe X509Certificate(owning: certificate)
    }
  }
}
