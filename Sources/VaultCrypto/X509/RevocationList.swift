internal import COpenSSL

/// A list of certificates that their issuer took back (RFC 5280 §5). Its own signature counts only where a chain is checked with it.
@safe public final class RevocationList: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's list is a pointer; it is only read once it is made.
  let pointer: OpaquePointer
  /// The list as it was encoded.
  public let der: [UInt8]

  /// Reads a list in DER.
  /// - Throws: `.malformed` for anything else, and for bytes after it.
  public convenience init(der: [UInt8]) throws(CryptoError) {
    let read = unsafe der.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      let read = unsafe d2i_X509_CRL(nil, &next, buffer.count)
      guard let read = unsafe read else { return unsafe nil as OpaquePointer? }
      if unsafe next == buffer.baseAddress?.advanced(by: buffer.count) { return unsafe read }
      unsafe X509_CRL_free(read)
      return nil
    }
    guard let read = unsafe read else { throw CryptoError(.malformed, "d2i_X509_CRL") }
    unsafe self.init(owning: read)
  }

  /// Takes over a reference.
  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = pointer
    der = unsafe encoded { unsafe i2d_X509_CRL(pointer, $0) }
  }

  deinit { unsafe X509_CRL_free(pointer) }

  /// Whether it was signed by this certificate's key.
  func isSigned(by certificate: X509Certificate) -> Bool {
    let isAuthentic = unsafe X509_CRL_verify(pointer, X509_get0_pubkey(certificate.pointer)) == 1
    ERR_clear_error()
    return isAuthentic
  }

  /// The lists of a file: PEM blocks `X509 CRL`, in order, or a single one in DER.
  /// - Throws: `.malformed` for anything else, and where there is none.
  public static func list(_ file: [UInt8]) throws(CryptoError) -> [RevocationList] {
    if file.first == 0x30 { return [try RevocationList(der: file)] }
    var list: [RevocationList] = []
    for block in try PEMFile.blocks(file) {
      guard block.label == "X509 CRL" else { throw CryptoError(.malformed, block.label) }
      list.append(try RevocationList(der: block.bytes))
    }
    guard !list.isEmpty else { throw CryptoError(.malformed, "no revocation list") }
    return list
  }
}
