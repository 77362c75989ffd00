internal import COpenSSL

/// Digests that nothing here writes: for checking what others wrote with them, such as bags from older archives.
/// MD5 and SHA-1 show accidents, not forgeries.
@safe public struct LegacyDigest: ~Copyable {
  /// The algorithms.
  public enum Algorithm: String, Sendable, CaseIterable {
    /// MD5 (RFC 1321), 16 bytes; broken.
    case md5
    /// SHA-1 (FIPS 180-4), 20 bytes; broken.
    case sha1
    /// SHA-224 (FIPS 180-4), 28 bytes.
    case sha224
    /// SHA-384 (FIPS 180-4), 48 bytes.
    case sha384

    /// Bytes in a digest.
    public var byteCount: Int {
      switch self {
      case .md5: 16
      case .sha1: 20
      case .sha224: 28
      case .sha384: 48
      }
    }

    fileprivate var name: String {
      switch self {
      case .md5: "MD5"
      case .sha1: "SHA1"
      case .sha224: "SHA2-224"
      case .sha384: "SHA2-384"
      }
    }
  }

  private let context: OpaquePointer
  private let byteCount: Int

  /// An empty hash.
  /// - Throws: `.unavailable` where this build of libcrypto leaves the algorithm out, as one under FIPS rules does.
  public init(_ algorithm: Algorithm) throws(CryptoError) {
    guard let fetched = unsafe EVP_MD_fetch(nil, algorithm.name, nil) else {
      throw CryptoError(.unavailable, algorithm.name)
    }
    defer { unsafe EVP_MD_free(fetched) }
    let made = unsafe mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    unsafe mustSucceed(EVP_DigestInit_ex2(made, fetched, nil), "EVP_DigestInit_ex2")
    unsafe context = made
    byteCount = algorithm.byteCount
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes the next bytes in.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe mustSucceed(EVP_DigestUpdate(context, buffer.baseAddress, buffer.count), "EVP_DigestUpdate")
    }
  }

  /// The digest of all bytes taken in.
  public consuming func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: byteCount)
    unsafe digest.withUnsafeMutableBufferPointer { buffer in
      unsafe mustSucceed(EVP_DigestFinal_ex(context, buffer.baseAddress, nil), "EVP_DigestFinal_ex")
    }
    return digest
  }
}
