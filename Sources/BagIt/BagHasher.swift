internal import VaultCrypto

/// One running digest of any supported algorithm. A class, so that several can be kept in an array.
final class BagHasher {
  let algorithm: BagDigestAlgorithm
  private var sha256: SHA256?
  private var sha512: SHA512?
  private var legacy: LegacyDigest?

  /// Nil where libcrypto leaves the algorithm out.
  init?(_ algorithm: BagDigestAlgorithm) {
    self.algorithm = algorithm
    switch algorithm {
    case .sha256: sha256 = SHA256()
    case .sha512: sha512 = SHA512()
    case .md5, .sha1, .sha224, .sha384:
      guard let known = algorithm.legacy else { return nil }
      do throws(CryptoError) { legacy = try LegacyDigest(known) } catch { return nil }
    }
  }

  func update(_ piece: Span<UInt8>) {
    sha256?.update(piece)
    sha512?.update(piece)
    legacy?.update(piece)
  }

  /// The digest; the hasher is of no use afterwards.
  func finish() -> [UInt8] {
    if var hasher = sha256.take() { return hasher.finish().bytes }
    if let hasher = sha512.take() { return hasher.finish() }
    if let hasher = legacy.take() { return hasher.finish() }
    return []
  }
}
