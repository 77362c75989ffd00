internal import COpenSSL

/// SHA-256 over bytes that arrive in pieces, or in one.
///
///     var hasher = SHA256()
///     hasher.update(piece)
///     let digest = hasher.finish()   // and the hasher is as new
@safe public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// An empty hash.
  public init() {
    unsafe context = mustExist(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    start()
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes the next bytes in.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe mustSucceed(EVP_DigestUpdate(context, buffer.baseAddress, buffer.count), "EVP_DigestUpdate")
    }
  }

  /// Takes the next bytes in.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The digest of all bytes taken in since the start or the last `finish`; the hasher is empty afterwards.
  public mutating func finish() -> SHA256Digest {
    let digest = unsafe SHA256Digest { out in
      unsafe mustSucceed(EVP_DigestFinal_ex(context, out, nil), "EVP_DigestFinal_ex")
    }
    start()
    return digest
  }

  private func start() { unsafe mustSucceed(EVP_DigestInit_ex2(context, Algorithms.sha256, nil), "EVP_DigestInit_ex2") }

  /// The digest of these bytes.
  public static func hash(_ bytes: Span<UInt8>) -> SHA256Digest {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe SHA256Digest { out in
        unsafe mustSucceed(
          EVP_Digest(buffer.baseAddress, buffer.count, out, nil, Algorithms.sha256, nil), "EVP_Digest")
      }
    }
  }

  /// The digest of these bytes.
  public static func hash(_ bytes: [UInt8]) -> SHA256Digest { hash(bytes.span) }
}
