internal import COpenSSL

/// What a certificate says about signing documents.
extension X509Certificate {
  // Any purpose, e-mail, documents (RFC 9336), and what was used for documents before there was a name for it:
  // Microsoft's and Adobe's.
  private static let documentPurposes: Set<String> = [
    "2.5.29.37.0", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5",
  ]

  /// The kind of its key.
  public var keyKind: CertifiedKeyKind { unsafe CertifiedKeyKind(X509_get0_pubkey(pointer)) }

  /// Whether its key may sign documents: where a key usage is there (RFC 5280 §4.2.1.3), it has digitalSignature or
  /// nonRepudiation; where an extended key usage is there (§4.2.1.12), it has any purpose, e-mail protection, or
  /// document signing.
  public var isForDocuments: Bool {
    let usage = unsafe X509_get_key_usage(pointer)
    guard usage & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0 else { return false }
    guard unsafe X509_get_extension_flags(pointer) & UInt32(EXFLAG_XKUSAGE) != 0 else { return true }
    let purposes = unsafe evault_purposes(pointer)
    defer { unsafe evault_purposes_free(purposes) }
    return unsafe (0..<evault_purposes_count(purposes)).contains { index in
      var name = [CChar](repeating: 0, count: 128)
      let count = unsafe OBJ_obj2txt(&name, Int32(name.count), evault_purpose_at(purposes, index), 1)
      guard count > 0, count < name.count else { return false }
      let text = String(decoding: name.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return Self.documentPurposes.contains(text)
    }
  }
}
