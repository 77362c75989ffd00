internal import COpenSSL
internal import Glibc

/// An X.509 certificate (RFC 5280). Having one says nothing about who vouches for it; see ``CertificateChain``.
@safe public final class X509Certificate: @unchecked Sendable {
  // Sendable is unchecked because libcrypto's certificate is a pointer; it is only read once it is made.
  let pointer: OpaquePointer
  /// The certificate as it was encoded.
  public let der: [UInt8]
  /// SHA-256 of the certificate as it was encoded.
  public let digest: SHA256Digest

  /// Reads a certificate in DER.
  /// - Throws: `.malformed` for anything else, and for bytes after it.
  public convenience init(der: [UInt8]) throws(CryptoError) {
    let read = unsafe der.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      let read = unsafe d2i_X509(nil, &next, buffer.count)
      guard let read = unsafe read else { return unsafe nil as OpaquePointer? }
      if unsafe next == buffer.baseAddress?.advanced(by: buffer.count) { return unsafe read }
      unsafe X509_free(read)
      return nil
    }
    guard let read = unsafe read else { throw CryptoError(.malformed, "d2i_X509") }
    unsafe self.init(owning: read)
  }

  /// Takes over a reference.
  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = pointer
    der = unsafe encoded { unsafe i2d_X509(pointer, $0) }
    digest = SHA256.hash(der)
    // Cached now, while nobody else looks: libcrypto does it on first use.
    unsafe X509_check_purpose(pointer, -1, 0)
    ERR_clear_error()
  }

  deinit { unsafe X509_free(pointer) }

  /// The certificates of a file: PEM blocks `CERTIFICATE`, in order, or a single one in DER.
  /// - Throws: `.malformed` for anything else, and where there is none.
  public static func list(_ file: [UInt8]) throws(CryptoError) -> [X509Certificate] {
    // A SEQUENCE: nothing that begins so is text with a certificate in it.
    if file.first == 0x30 { return [try X509Certificate(der: file)] }
    var list: [X509Certificate] = []
    for block in try PEMFile.blocks(file) {
      guard block.label == "CERTIFICATE" || block.label == "X509 CERTIFICATE" else {
        throw CryptoError(.malformed, block.label)
      }
      list.append(try X509Certificate(der: block.bytes))
    }
    guard !list.isEmpty else { throw CryptoError(.malformed, "no certificate") }
    return list
  }

  /// The subject, as RFC 2253 writes it; control characters and what is not ASCII are escaped.
  public var subject: String { unsafe Self.text(X509_get_subject_name(pointer)) }

  /// The issuer, written as ``subject`` is.
  public var issuer: String { unsafe Self.text(X509_get_issuer_name(pointer)) }

  /// The first second of its validity, from 1970-01-01T00:00:00Z; nil where it is no time.
  public var notBefore: Int64? { unsafe Self.seconds(X509_get0_notBefore(pointer)) }

  /// The last second of its validity, from 1970-01-01T00:00:00Z; nil where it is no time.
  public var notAfter: Int64? { unsafe Self.seconds(X509_get0_notAfter(pointer)) }

  /// Whether it names itself as its issuer and carries no other key's identifier: a root, if somebody trusts it.
  public var isSelfSigned: Bool { unsafe X509_get_extension_flags(pointer) & UInt32(EXFLAG_SS) != 0 }

  /// Whether its key is for timestamps and nothing else, and says so in a critical extension (RFC 3161 §2.3).
  public var isForTimestampsOnly: Bool { unsafe evault_stamps_time_only(pointer) == 1 }

  private static func text(_ name: OpaquePointer?) -> String {
    guard let target = unsafe BIO_new(BIO_s_mem()) else { return "" }
    defer { unsafe BIO_free(target) }
    guard unsafe X509_NAME_print_ex(target, name, 0, evault_name_style()) >= 0 else { return "" }
    var bytes: UnsafeMutablePointer<CChar>?
    let count = unsafe evault_memory_bytes(target, &bytes)
    guard count > 0, let bytes = unsafe bytes else { return "" }
    return unsafe String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    var civil = unsafe tm()
    guard let time = unsafe time, unsafe ASN1_TIME_to_tm(time, &civil) == 1 else {
      ERR_clear_error()
      return nil
    }
    return unsafe Int64(timegm(&civil))
  }
}

/// What an `i2d_…` function writes.
func encoded(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
  let count = write(nil)
  guard count > 0 else { return [] }
  var bytes = [UInt8](repeating: 0, count: Int(count))
  unsafe bytes.withUnsafeMutableBufferPointer { buffer in
    var next = buffer.baseAddress
    _ = unsafe write(&next)
  }
  return bytes
}
