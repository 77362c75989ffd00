internal import COpenSSL

/// SHA-512 (FIPS 180-4) over bytes that arrive in pieces, or in one: 64 bytes. SSHSIG signs this digest.
@safe public struct SHA512: ~Copyable {
  /// 64.
  public static let byteCount = 64

  private let context: OpaquePointer

  /// An empty hash.
  public init() {
    unsafe context = mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    unsafe mustSucceed(EVP_DigestInit_ex2(context, Algorithms.sha512, nil), "EVP_DigestInit_ex2")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes the next bytes in.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe mustSucceed(EVP_DigestUpdate(context, buffer.baseAddress, buffer.count), "EVP_DigestUpdate")
    }
  }

  /// The 64-byte digest of all bytes taken in.
  public consuming func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Self.byteCount)
    unsafe digest.withUnsafeMutableBufferPointer { buffer in
      unsafe mustSucceed(EVP_DigestFinal_ex(context, buffer.baseAddress, nil), "EVP_DigestFinal_ex")
    }
    return digest
  }

  /// The 64-byte digest of these bytes.
  public static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hasher = SHA512()
    hasher.update(bytes.span)
    return hasher.finish()
  }
}
