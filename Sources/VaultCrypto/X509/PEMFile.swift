internal import COpenSSL

/// A text file with PEM blocks (RFC 7468), such as `-----BEGIN CERTIFICATE-----`. What stands between blocks is ignored.
enum PEMFile {
  /// A block's label, for example `CERTIFICATE`, and its bytes.
  typealias Block = (label: String, bytes: [UInt8])

  /// The blocks, in order.
  /// - Throws: `.malformed` where a block is broken.
  static func blocks(_ text: [UInt8]) throws(CryptoError) -> [Block] {
    guard let count = Int32(exactly: text.count), let source = unsafe BIO_new_mem_buf(text, count) else {
      throw CryptoError(.unavailable, "BIO_new_mem_buf")
    }
    defer { unsafe BIO_free(source) }
    var blocks: [Block] = []
    while true {
      var name: UnsafeMutablePointer<CChar>?
      var header: UnsafeMutablePointer<CChar>?
      var data: UnsafeMutablePointer<UInt8>?
      var byteCount = 0
      guard unsafe PEM_read_bio(source, &name, &header, &data, &byteCount) == 1 else {
        // The end of the file is the one reason that is no error.
        guard ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE else {
          throw CryptoError(.malformed, "PEM_read_bio")
        }
        ERR_clear_error()
        return blocks
      }
      defer {
        unsafe CRYPTO_free(name, nil, 0)
        unsafe CRYPTO_free(header, nil, 0)
        unsafe CRYPTO_free(data, nil, 0)
      }
      guard let name = unsafe name, let data = unsafe data else { throw CryptoError(.malformed, "PEM_read_bio") }
      unsafe blocks.append((String(cString: name), Array(UnsafeBufferPointer(start: data, count: byteCount))))
    }
  }
}
